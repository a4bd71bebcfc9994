package dev.countersign.asl.state;

import dev.countersign.asl.run.Visit;
import org.jspecify.annotations.Nullable;

/** Waits for a time, then passes its input on. */
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

    /** The time has come. */
    public void over(Visit visit) {
        visit.exit(io.outcomeWithoutResult(visit.scope()), next);
    }
}
