package dev.countersign.asl.state;

/** Ends its branch with success. */
public record SucceedState(String name, InputOutput io) implements State {

    @Override
    public StateType type() {
        return StateType.SUCCEED;
    }

    @Override
    public void run(Visit visit) {
        visit.exit(io.outcomeWithoutResult(visit.scope()), null);
    }
}
