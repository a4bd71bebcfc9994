package dev.countersign.asl.state;

import dev.countersign.asl.query.QueryException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state of a definition: its fields, and what it does when an execution enters it.
 *
 * @see <a href="https://states-language.net/#states-fields">The Amazon States Language</a>
 */
public sealed interface State
        permits PassState, TaskState, ChoiceState, WaitState, SucceedState, FailState, ParallelState, MapState {

    StateType type();

    String name();

    /**
     * Does the work, or starts it. It is called again for each retry.
     *
     * @throws QueryException if an expression fails; then the state fails with it
     */
    void run(Visit visit);

    default List<Retrier> retriers() {
        return List.of();
    }

    default List<Catcher> catchers() {
        return List.of();
    }

    /** The next state; null if this one ends its branch. */
    default @Nullable String next() {
        return null;
    }
}
