package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.request.FiledRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The approval steps of a template, wherever in its tree they stand. */
final class ApprovalSteps {

    private ApprovalSteps() {}

    static Optional<ApprovalStep> find(TemplateDefinition definition, String key) {
        return StepTree.of(definition.steps(), ApprovalStep.class)
                .filter(step -> step.key().equals(key))
                .findFirst();
    }

    /** The name of the step; its key if the template has no such step. */
    static Text name(TemplateDefinition definition, String key) {
        return find(definition, key).map(ApprovalStep::name).orElseGet(() -> Text.of(key));
    }

    /** When people are reminded, before the due date. Whoever is asked to change a request is reminded on the last day. */
    static List<WorkingTime> reminders(TemplateDefinition definition, String key) {
        return key.equals(HumanTask.REVISE)
                ? List.of(WorkingTime.days(1))
                : find(definition, key).map(ApprovalStep::reminders).orElse(List.of());
    }

    /** The possible decisions; empty if the template has no such step. */
    static Set<Verdict> offered(TemplateDefinition definition, String key) {
        return find(definition, key).stream()
                .flatMap(step -> step.answers().stream())
                .map(answer -> switch (answer) {
                    case APPROVE -> Verdict.APPROVE;
                    case DENY -> Verdict.DENY;
                    case REQUEST_CHANGES -> Verdict.REQUEST_CHANGES;
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The possible decisions that can still count. */
    static Set<Verdict> offered(FiledRequest request, String key) {
        Set<Verdict> offered = offered(request.definition(), key);
        return request.unconfirmed()
                .map(end -> offered.stream()
                        .filter(verdict -> end.isConfirmedBy(key, outcome(verdict)))
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(offered);
    }

    private static TaskAnswer.Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case APPROVE -> TaskAnswer.Outcome.APPROVED;
            case DENY -> TaskAnswer.Outcome.DENIED;
            case REQUEST_CHANGES -> TaskAnswer.Outcome.CHANGES_REQUESTED;
        };
    }

    /**
     * Whether an execution that is at the second step has left the first one, and could not do so without its decision: it stands before, not in another branch
     * of a parallel step, and not in a parallel step of which one branch is enough.
     */
    static boolean isBefore(TemplateDefinition definition, String first, String second) {
        return isBefore(definition.steps(), first, second);
    }

    private static boolean isBefore(List<Step> steps, String first, String second) {
        int earlier = position(steps, first);
        int later = position(steps, second);
        if (earlier < 0 || later < 0 || earlier != later) {
            return earlier >= 0 && later > earlier && !isOneOfSeveral(steps.get(earlier), first);
        }
        return steps.get(earlier).parts().stream().anyMatch(part -> isBefore(part, first, second));
    }

    /** Whether another branch can come through without this step. */
    private static boolean isOneOfSeveral(Step within, String key) {
        return StepTree.of(List.of(within), ParallelStep.class)
                .filter(parallel -> parallel.join() == ParallelStep.Join.ANY)
                .anyMatch(parallel -> StepTree.find(List.of(parallel), key).isPresent());
    }

    /** The index of the step that is this one or contains it; -1 if there is none. */
    private static int position(List<Step> steps, String key) {
        return IntStream.range(0, steps.size())
                .filter(index -> StepTree.find(List.of(steps.get(index)), key).isPresent())
                .findFirst()
                .orElse(-1);
    }
}
