package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;

/** One node of a template's tree. */
public sealed interface Step permits ApprovalStep, AutomatedStep, BranchStep, ParallelStep, NotifyStep, WaitStep {

    /** Unique in the template; the name of its state in the compiled state machine. */
    String key();

    /** What people read. */
    Text name();
}
