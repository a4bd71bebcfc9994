package dev.countersign.asl;

import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.MapInput;
import dev.countersign.asl.event.Moment;
import dev.countersign.asl.run.Ledger;
import dev.countersign.asl.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The interpreter. It is a pure function: the same machine, execution, event and moment always give the same advance. */
public final class Interpreter {

    private Interpreter() {}

    /**
     * Applies an event and runs the execution until every branch waits for something outside.
     *
     * @param machine the definition that the execution was started with
     * @param execution the current state; not changed
     */
    public static Advance advance(StateMachine machine, Execution execution, Event event, Moment moment) {
        Ledger ledger = execution.ledger().copy();
        var run = new Run(machine.machine(), ledger, moment);
        run.accept(event);
        return new Advance(new Execution(ledger), run.history(), run.effects());
    }

    /** The {@code Resource} of the state that waits for this task; empty if none does. */
    public static Optional<String> resourceOf(StateMachine machine, Execution execution, long task) {
        return reading(machine, execution).resourceOf(task);
    }

    private static Run reading(StateMachine machine, Execution execution) {
        return new Run(machine.machine(), execution.ledger().copy(), new Moment(Instant.EPOCH, "not used"));
    }

    /**
     * The inputs of the executions of a map run, in the order of its outputs: always the same ones for the same run. Empty if the execution does
     * not wait for it any more.
     *
     * @param task that of {@link Effect.StartMapRun}
     */
    public static List<MapInput> inputsOf(StateMachine machine, Execution execution, long task) {
        return reading(machine, execution).inputsOf(task);
    }
}
