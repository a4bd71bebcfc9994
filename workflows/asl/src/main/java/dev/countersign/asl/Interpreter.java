package dev.countersign.asl;

import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.Moment;
import dev.countersign.asl.run.Ledger;
import dev.countersign.asl.run.Run;

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
}
