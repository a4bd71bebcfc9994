package dev.countersign.request;

import dev.countersign.definitions.StepReasons;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.ApprovalTrace.State;
import dev.countersign.request.ApprovalTrace.Visit;
import dev.countersign.request.StepResultRepository.StepResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is known of how a request has gone so far.
 *
 * @param groups the names of the groups that decide beside others, by key
 */
record Knowledge(
        FiledRequest request,
        List<Visit> visits,
        List<StepResult> results,
        Map<PersonId, PersonName> names,
        Map<String, Text> groups) {

    /** The latest time the step asked people. */
    Optional<Visit> visit(String step) {
        return visits.stream().filter(visit -> visit.step().equals(step)).reduce((earlier, later) -> later);
    }

    Optional<StepResult> result(String step) {
        return results.stream().filter(result -> result.step().equals(step)).findFirst();
    }

    boolean touched(String step) {
        return visit(step).isPresent() || result(step).isPresent();
    }

    /** The text of an automated step for people, if it has one. */
    @Nullable
    Text words(StepResult result) {
        return Stream.of("reason", "message")
                .map(result.result()::path)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .map(said -> StepReasons.translated(request.definition(), said))
                .findFirst()
                .orElse(null);
    }

    PathNode.Status status(ApprovalStep step, Visit visit) {
        if (visit.state() == State.VOID
                || (visit.state() == State.OPEN && !request.status().isOpen())) {
            return PathNode.Status.CANCELLED;
        }
        return switch (visit.outcome()) {
            case null -> PathNode.Status.CURRENT;
            case APPROVED -> PathNode.Status.DONE;
            case WITHDRAWN -> PathNode.Status.CANCELLED;
            case EXPIRED -> expired(step, visit);
            case DENIED, CHANGES_REQUESTED -> PathNode.Status.REFUSED;
        };
    }

    private PathNode.Status expired(ApprovalStep step, Visit visit) {
        if (step.onExpiry().approves(visit.visit())) {
            return PathNode.Status.DONE;
        }
        // Others are asked next.
        boolean goesOn =
                !step.onExpiry().ends(visit.visit()) && request.status().isOpen();
        return goesOn ? PathNode.Status.CURRENT : PathNode.Status.REFUSED;
    }

    /** A request that no person denied was denied by the last automated step that answered. */
    boolean isRefusal(StepResult result) {
        return request.status() == RequestStatus.DENIED
                && result.equals(results.getLast())
                && visits.stream().noneMatch(visit -> visit.outcome() == Outcome.DENIED || isDeniedByTheClock(visit));
    }

    private boolean isDeniedByTheClock(Visit visit) {
        return visit.outcome() == Outcome.EXPIRED
                && TemplateSteps.find(request.definition(), visit.step()).stream()
                        .anyMatch(step -> step instanceof ApprovalStep approval
                                && approval.onExpiry().denies(visit.visit()));
    }

    List<PathNode.Participant> participants(Visit visit) {
        return visit.asked().stream()
                .flatMap(asked -> Optional.ofNullable(names.get(asked.person()))
                        .map(name -> new PathNode.Participant(
                                name, asked.answer(), asked.at(), asked.comment(), asked.repeated()))
                        .stream())
                .toList();
    }

    Tally tally(ApprovalStep step, Visit visit) {
        return Tally.of(
                step.quorum(visit.visit()),
                visit.asked().stream().map(ApprovalTrace.Asked::voter).toList(),
                groups,
                panel -> awaited(step, visit, panel));
    }

    private Tally.Awaited awaited(ApprovalStep step, Visit visit, int panel) {
        boolean weights = step.quorum(visit.visit()) instanceof Quorum.Weighted;
        List<PersonName> awaited = visit.asked().stream()
                .filter(asked -> asked.answer() == PathNode.Answer.AWAITED
                        && (weights || asked.voter().panels().contains(panel)))
                .flatMap(asked -> Optional.ofNullable(names.get(asked.person())).stream())
                .toList();
        return new Tally.Awaited(awaited, awaited.size());
    }
}
