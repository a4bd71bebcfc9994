package dev.countersign.asl.state;

import dev.countersign.asl.event.HistoryEventType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code Type} of a state, with its event types in history. */
public enum StateType {
    PASS("Pass", HistoryEventType.PASS_STATE_ENTERED, HistoryEventType.PASS_STATE_EXITED, null),
    TASK(
            "Task",
            HistoryEventType.TASK_STATE_ENTERED,
            HistoryEventType.TASK_STATE_EXITED,
            HistoryEventType.TASK_STATE_ABORTED),
    CHOICE("Choice", HistoryEventType.CHOICE_STATE_ENTERED, HistoryEventType.CHOICE_STATE_EXITED, null),
    WAIT(
            "Wait",
            HistoryEventType.WAIT_STATE_ENTERED,
            HistoryEventType.WAIT_STATE_EXITED,
            HistoryEventType.WAIT_STATE_ABORTED),
    SUCCEED("Succeed", HistoryEventType.SUCCEED_STATE_ENTERED, HistoryEventType.SUCCEED_STATE_EXITED, null),
    FAIL("Fail", HistoryEventType.FAIL_STATE_ENTERED, null, null),
    PARALLEL(
            "Parallel",
            HistoryEventType.PARALLEL_STATE_ENTERED,
            HistoryEventType.PARALLEL_STATE_EXITED,
            HistoryEventType.PARALLEL_STATE_ABORTED),
    MAP(
            "Map",
            HistoryEventType.MAP_STATE_ENTERED,
            HistoryEventType.MAP_STATE_EXITED,
            HistoryEventType.MAP_STATE_ABORTED);

    private final String text;
    private final HistoryEventType entered;
    private final @Nullable HistoryEventType exited;
    private final @Nullable HistoryEventType aborted;

    StateType(
            String text,
            HistoryEventType entered,
            @Nullable HistoryEventType exited,
            @Nullable HistoryEventType aborted) {
        this.text = text;
        this.entered = entered;
        this.exited = exited;
        this.aborted = aborted;
    }

    public static Optional<StateType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    /** As in a definition. */
    public String text() {
        return text;
    }

    public HistoryEventType entered() {
        return entered;
    }

    public Optional<HistoryEventType> exited() {
        return Optional.ofNullable(exited);
    }

    /** Present for states that can be waiting when another branch fails. */
    public Optional<HistoryEventType> aborted() {
        return Optional.ofNullable(aborted);
    }
}
