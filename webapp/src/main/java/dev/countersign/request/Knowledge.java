package dev.countersign.request;

import dev.countersign.definitions.StepReasons;
import dev.countersign.definitions.compile.CarriedSteps;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.ApprovalTrace.State;
import dev.countersign.request.ApprovalTrace.Visit;
import dev.countersign.request.StepResultRepository.StepResult;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is known of how a request has gone so far.
 *
 * @param named who is named in what was said, by the id of the words
 * @param groups the names of the groups that decide beside others, by key
 */
record Knowledge(
        FiledRequest request,
        List<Visit> visits,
        List<StepResult> results,
        Map<PersonId, PersonName> names,
        Map<UUID, List<Mention>> named,
        Map<String, Text> groups,
        Undoing undoing) {

    /** The latest time the step asked people, as far as it counts for the newest revision. */
    Optional<Visit> visit(String step) {
        return counting().filter(visit -> visit.step().equals(step)).reduce((earlier, later) -> later);
    }

    Optional<StepResult> result(String step) {
        return results.stream()
                .filter(result -> result.step().equals(step) && FiledRequests.counts(request, result))
                .reduce((earlier, later) -> later);
    }

    /** A changed request that continues at the first step begins without decisions; otherwise steps that came through before stay so. */
    private Stream<Visit> counting() {
        return visits.stream().filter(this::counts);
    }

    private boolean counts(Visit visit) {
        return visit.revision() == request.revision()
                || (continuesAtStep() && (visit.outcome() == Outcome.APPROVED || visit.outcome() == Outcome.EXPIRED));
    }

    /** Whether what this person decided counts for the newest revision, there or because it was kept. */
    boolean counts(Visit visit, PathNode.Participant person) {
        return counts(visit)
                || visits.stream()
                        .filter(later -> later.step().equals(visit.step()) && counts(later))
                        .flatMap(later -> participants(later).stream())
                        .anyMatch(later -> later.basis() == PathNode.Basis.KEPT
                                && later.person().equals(person.person()));
    }

    /** Whether a changed request continues at the step that sent it back, and not at the first one. */
    boolean continuesAtStep() {
        return request.definition().revisions().goesOn() == GoesOn.STEP;
    }

    /** The same request as if nobody had been asked. */
    Knowledge withoutHistory() {
        return new Knowledge(request, List.of(), List.of(), names, Map.of(), groups, Undoing.NONE);
    }

    /** The requester is asked to change the request now. */
    Optional<Visit> changing() {
        return visits.stream()
                .filter(visit ->
                        visit.isRevise() && visit.revision() == request.revision() && visit.state() == State.OPEN)
                .findFirst();
    }

    /** The requester was asked to change it when it ended. */
    Optional<Visit> leftUnchanged() {
        return visits.stream()
                .filter(visit -> visit.isRevise()
                        && visit.revision() == request.revision()
                        && (visit.outcome() == Outcome.EXPIRED || visit.outcome() == Outcome.WITHDRAWN))
                .reduce((earlier, later) -> later)
                .filter(_ -> !request.status().isOpen());
    }

    /** Who was asked before those of this visit, about the same revision, and did not decide in time. */
    List<PathNode.Participant> before(Visit visit) {
        return visits.stream()
                .filter(earlier -> earlier.step().equals(visit.step())
                        && earlier.revision() == visit.revision()
                        && earlier.visit() < visit.visit()
                        && earlier.outcome() == Outcome.EXPIRED)
                .flatMap(earlier -> lapsed(earlier).stream())
                .toList();
    }

    /** Who did not decide this visit in time. */
    List<PathNode.Participant> lapsed(Visit visit) {
        return participants(visit).stream()
                .filter(person -> person.answer() == PathNode.Answer.LAPSED)
                .toList();
    }

    /** What approvers of the newest revision asked the requester to change, oldest first. */
    List<Question> questions() {
        return questions(request.revision());
    }

    /** The same of this revision. */
    List<Question> questions(int revision) {
        return visits.stream()
                .filter(visit -> visit.revision() == revision)
                .flatMap(visit -> participants(visit).stream().flatMap(person -> question(visit, person).stream()))
                .sorted(Comparator.comparing(Question::at))
                .toList();
    }

    /** What the requester is asked to change now. */
    Optional<RequestCase.Changes> changes() {
        return request.changesDue()
                .flatMap(due -> changing().map(visit -> new RequestCase.Changes(questions(), visit.since(), due)));
    }

    private Optional<Question> question(Visit visit, PathNode.Participant person) {
        return person.answer() == PathNode.Answer.ASKED_FOR_CHANGES
                ? person.at()
                        .map(at -> new Question(
                                person.person(),
                                person.standsFor().map(PathNode.StandsFor::owner),
                                TemplateSteps.name(request.definition(), visit.step()),
                                Objects.requireNonNullElse(person.comment(), ""),
                                named(visit, person),
                                at))
                : Optional.empty();
    }

    /** Who is named in these words. */
    List<TimelineEntry.Named> named(UUID words) {
        return named.getOrDefault(words, List.of()).stream()
                .flatMap(mention -> Stream.ofNullable(names.get(mention.person()))
                        .map(person -> new TimelineEntry.Named(mention.written(), person)))
                .toList();
    }

    /** Who is named in the comment of this person's decision. */
    List<TimelineEntry.Named> named(Visit visit, PathNode.Participant person) {
        return visit.asked().stream()
                .filter(asked -> asked.person().equals(person.person().id()))
                .flatMap(asked -> asked.decision().stream())
                .flatMap(decision -> named(decision).stream())
                .toList();
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

    /** Who skipped the step whose result this is; empty if the step has answered. */
    Optional<RetryRepository.Row> skipped(StepResult result) {
        return undoing.skipped(result.step())
                .filter(_ -> result.result().path(CarriedSteps.SKIPPED).asBoolean(false));
    }

    /** Why a step was skipped and by whom, for people. */
    Text skipWords(RetryRepository.Row skip) {
        PersonName by = names.get(skip.by());
        return Text.of(by == null ? skip.reason() : by.name() + ": " + skip.reason());
    }

    /** Whether the step that was undone had finished before. */
    boolean hadFinished(UndoneRepository.Row row) {
        return row.finished().isPresent()
                || results.stream()
                        .anyMatch(result -> isOf(row, result) && !result.at().isAfter(row.at()));
    }

    /** What was undone and has answered again since, once for each time that it had finished. */
    Stream<UndoneRepository.Row> finishedBefore() {
        Set<Object> told = new HashSet<>();
        return undoing.rows().stream()
                .filter(row -> row.finished().isPresent()
                        && results.stream()
                                .noneMatch(result ->
                                        isOf(row, result) && row.finished().equals(Optional.of(result.at())))
                        && told.add(List.of(row.step(), row.finished())));
    }

    private static boolean isOf(UndoneRepository.Row row, StepResult result) {
        return result.step().equals(row.step()) && result.revision() == row.revision();
    }

    /** What became of an automated step after the request did not come through. */
    Optional<PathNode.Status> undone(String step) {
        // What was undone is done again before a request is approved, and executions that a former release compiled do
        // not say so.
        if (request.status().isOpen() || request.status() == RequestStatus.APPROVED) {
            return Optional.empty();
        }
        // A step that was undone may have run again since.
        Optional<UndoneRepository.Row> last = undoing.latest(step)
                .filter(row -> result(step)
                        .filter(again -> again.at().isAfter(row.at()))
                        .isEmpty());
        if (last.flatMap(UndoneRepository.Row::failure).isPresent()) {
            return Optional.of(PathNode.Status.NOT_UNDONE);
        }
        if (undoing.failedStep().filter(step::equals).isPresent()) {
            return Optional.of(PathNode.Status.FAILED);
        }
        return last.isPresent() && result(step).isPresent() ? Optional.of(PathNode.Status.UNDONE) : Optional.empty();
    }

    PathNode.Status status(ApprovalStep step, Visit visit) {
        if (visit.state() == State.VOID
                || (visit.state() == State.SUPERSEDED && goesOn())
                || (visit.state() == State.OPEN && !request.status().isOpen())) {
            return PathNode.Status.CANCELLED;
        }
        if (visit.state() == State.SETTLED) {
            return PathNode.Status.CURRENT;
        }
        return switch (visit.outcome()) {
            case null -> PathNode.Status.CURRENT;
            case APPROVED -> PathNode.Status.DONE;
            case WITHDRAWN -> PathNode.Status.CANCELLED;
            case EXPIRED -> expired(step, visit);
            case CHANGES_REQUESTED -> PathNode.Status.SENT_BACK;
            case DENIED -> PathNode.Status.REFUSED;
            case REVISED -> PathNode.Status.DONE;
        };
    }

    /** Whether the step can be asked again. After the end of the execution, what was decided is all that is known of it, whatever the end says. */
    private boolean goesOn() {
        return request.status().isOpen() && request.unconfirmed().isEmpty();
    }

    private PathNode.Status expired(ApprovalStep step, Visit visit) {
        if (step.onExpiry().approves(visit.visit())) {
            return PathNode.Status.DONE;
        }
        if (step.onExpiry().sendsBack(visit.visit())) {
            return PathNode.Status.SENT_BACK;
        }
        // Others are asked next.
        boolean goesOn =
                !step.onExpiry().ends(visit.visit()) && request.status().isOpen();
        if (goesOn) {
            return PathNode.Status.CURRENT;
        }
        return step.onExpiry().denies(visit.visit()) ? PathNode.Status.REFUSED : PathNode.Status.EXPIRED;
    }

    /** A request that no person denied was denied by the last automated step that answered. */
    boolean isRefusal(StepResult result) {
        return request.status() == RequestStatus.DENIED
                && result.equals(results.getLast())
                && counting().noneMatch(visit -> visit.outcome() == Outcome.DENIED || isDeniedByTheClock(visit));
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
                                name,
                                asked.answer(),
                                asked.at(),
                                asked.comment(),
                                asked.basis(),
                                standsFor(asked),
                                asked.undoable()))
                        .stream())
                .toList();
    }

    private Optional<PathNode.StandsFor> standsFor(ApprovalTrace.Asked asked) {
        return asked.standsFor()
                .flatMap(place -> Optional.ofNullable(names.get(place.owner()))
                        .map(owner -> new PathNode.StandsFor(
                                owner,
                                names.getOrDefault(place.absent(), owner),
                                place.since(),
                                place.until(),
                                place.note())));
    }

    /** What follows if those who are asked now do not decide in time. */
    Optional<AfterDue> afterDue(ApprovalStep step, Visit visit) {
        return visit.state() == State.OPEN && request.status().isOpen()
                ? Optional.of(AfterDue.of(step, visit.visit(), groups))
                : Optional.empty();
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
