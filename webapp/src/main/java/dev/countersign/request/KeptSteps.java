package dev.countersign.request;

import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.outline.LastEntered;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.request.ApprovalTrace.State;
import dev.countersign.request.ApprovalTrace.Visit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which steps a changed request does not come to again, since it continues where changes were requested. */
final class KeptSteps {

    private KeptSteps() {}

    /** Their keys, also of steps that are no approvals, if the request is changed now. */
    static Set<String> of(FiledRequest request, List<Visit> visits) {
        int next = request.revision() + 1;
        LastEntered entered = LastEntered.of(
                request.definition(),
                next,
                revision -> revision == request.revision() ? from(request, visits) : Set.of());
        return StepTree.of(request.definition().steps())
                .map(Step::key)
                .filter(step -> entered.of(step) < next)
                .collect(Collectors.toSet());
    }

    /** The steps that sent this revision back, or that wait for a decision while the requester changes it unasked. */
    private static Set<String> from(FiledRequest request, List<Visit> visits) {
        return visits.stream()
                .filter(visit -> visit.revision() == request.revision() && !visit.isRevise())
                .filter(visit -> visit.state() == State.OPEN
                        || visit.outcome() == Outcome.CHANGES_REQUESTED
                        || (visit.outcome() == Outcome.EXPIRED && sendsBack(request, visit)))
                .map(Visit::step)
                .collect(Collectors.toSet());
    }

    private static boolean sendsBack(FiledRequest request, Visit visit) {
        return StepTree.of(request.definition().steps(), ApprovalStep.class)
                .anyMatch(step ->
                        step.key().equals(visit.step()) && step.onExpiry().sendsBack(visit.visit()));
    }
}
