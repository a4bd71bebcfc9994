package dev.countersign.asl;

import dev.countersign.asl.run.TestedState;
import dev.countersign.asl.state.MapState;
import dev.countersign.asl.state.ParallelState;
import dev.countersign.asl.state.State;
import dev.countersign.asl.state.StateType;
import dev.countersign.asl.state.TaskState;
import dev.countersign.asl.trial.Report;
import dev.countersign.asl.trial.Setting;
import dev.countersign.asl.trial.Work;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/**
 * A state of a definition, run by itself without an execution. A Wait does not wait, and of a Parallel or Map only the result is taken.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html">TestState</a>
 */
public final class StateTrial {

    private final State state;

    private StateTrial(State state) {
        this.state = state;
    }

    /** Empty if the definition has no such state, at any depth. */
    public static Optional<StateTrial> of(StateMachine machine, String name) {
        return Optional.ofNullable(machine.machine().states().get(name)).map(StateTrial::new);
    }

    public StateType type() {
        return state.type();
    }

    /** The {@code Resource} of a Task. */
    public Optional<String> resource() {
        return state instanceof TaskState task ? Optional.of(task.resource().arn()) : Optional.empty();
    }

    /** Whether it is a Task that waits after the service accepted the call. */
    public boolean waits() {
        return state instanceof TaskState task && task.resource().waits();
    }

    /** The number of branches of a Parallel. */
    public int branches() {
        return state instanceof ParallelState parallel ? parallel.branches().size() : 0;
    }

    /** Fewer items than {@link Setting#failedItems}: the setting is wrong. */
    public static final class TooFewItems extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Runs the state once. */
    public Report run(Setting setting, Work work) throws TooFewItems {
        ArrayNode read = setting.readItems();
        var tested =
                new TestedState(state instanceof MapState map && read != null ? map.over(read) : state, setting, work);
        tested.run();
        if (tested.isTooShort()) {
            throw new TooFewItems();
        }
        return tested.report();
    }
}
