package dev.countersign.asl;

import dev.countersign.asl.run.Ledger;
import dev.countersign.asl.run.Run;

/** Carries executions forward. The same machine, execution, event and moment always give the same advance. */
public final class Interpreter {

    private Interpreter() {}

    /**
     * Runs an execution as far as it goes without the outside.
     *
     * @param machine the definition that the execution began with
     * @param execution where it stands; not changed
     */
    public static Advance advance(StateMachine machine, Execution execution, Event event, Moment moment) {
        Ledger ledger = execution.ledger().copy();
        var run = new Run(machine.machine(), ledger, moment);
        run.accept(event);
        return new Advance(new Execution(ledger), run.history(), run.effects());
    }
}
