package dev.countersign.asl.state;

import org.jspecify.annotations.Nullable;

/** Waits for a time, then passes its input to its output. */
public record WaitState(
        String name, InputOutput io, Until until, @Nullable String next) implements State {

    @Override
    public StateType type() {
        return StateType.WAIT;
    }

    @Override
    public void run(Visit visit) {
        visit.waitUntil(until.moment(visit.scope()));
    }

    /** The time is over. */
    public void over(Visit visit) {
        visit.exit(io.outcomeWithoutResult(visit.scope()), next);
    }
}
