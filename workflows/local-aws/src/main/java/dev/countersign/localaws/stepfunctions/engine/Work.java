package dev.countersign.localaws.stepfunctions.engine;

import java.time.Instant;

/** Is told after each commit what there is to do now or later. */
interface Work {

    void call(ExecutionKey execution, PendingCall call);

    void timerAt(Instant due);

    /** An execution of this map run has ended. */
    void mapRun(long run);

    /** There are executions to stop. */
    void stops();
}
