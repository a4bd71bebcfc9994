package dev.countersign.definitions.io;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;

/** The kinds of steps, with their words in YAML. */
enum StepKind {
    APPROVAL,
    AUTOMATED,
    BRANCH,
    PARALLEL,
    NOTIFY,
    WAIT;

    static StepKind of(Step step) {
        return switch (step) {
            case ApprovalStep _ -> APPROVAL;
            case AutomatedStep _ -> AUTOMATED;
            case BranchStep _ -> BRANCH;
            case ParallelStep _ -> PARALLEL;
            case NotifyStep _ -> NOTIFY;
            case WaitStep _ -> WAIT;
        };
    }
}
