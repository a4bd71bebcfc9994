package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.stream.Stream;

/** One node of a template's tree. */
public sealed interface Step permits ApprovalStep, AutomatedStep, BranchStep, ParallelStep, NotifyStep, WaitStep {

    /** Unique in the template; the name of its state in the compiled state machine. */
    String key();

    /** What people read. */
    Text name();

    /** The lists of steps within this one, in the order they are written. */
    default List<List<Step>> parts() {
        return switch (this) {
            case BranchStep branch ->
                Stream.concat(branch.cases().stream().map(BranchStep.Case::steps), Stream.of(branch.otherwise()))
                        .toList();
            case ParallelStep parallel -> parallel.branches();
            case ApprovalStep _, AutomatedStep _, NotifyStep _, WaitStep _ -> List.of();
        };
    }
}
