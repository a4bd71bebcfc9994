package dev.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.states.StateMark;
import dev.countersign.administration.states.StateMark.Kind;
import dev.countersign.execution.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionTrailTest {

    private final List<RecordedEvent> events = new ArrayList<>();

    @Test
    void whatWasLeftIsDoneAndWhatWasNotIsCurrent() {
        add(1, 0, "ExecutionStarted", "");
        add(2, 0, "TaskStateEntered", "ask");
        add(3, 2, "TaskScheduled", "");
        add(4, 3, "TaskSucceeded", "");
        add(5, 4, "TaskStateExited", "ask");
        add(6, 5, "ParallelStateEntered", "both");
        add(7, 6, "ParallelStateStarted", "");
        add(8, 7, "TaskStateEntered", "left");
        assertThat(mark("ask", false)).isEqualTo(new StateMark(Kind.DONE, 1));
        assertThat(mark("both", false)).isEqualTo(new StateMark(Kind.CURRENT, 1));
        assertThat(mark("left", false)).isEqualTo(new StateMark(Kind.CURRENT, 1));
        assertThat(trail().stateOf(4)).contains("ask");
        assertThat(trail().stateOf(1)).isEmpty();
    }

    @Test
    void aFailureMarksTheStatesOnItsWayAndCancelsTheOthers() {
        add(1, 0, "ExecutionStarted", "");
        add(2, 0, "ParallelStateEntered", "both");
        add(3, 2, "ParallelStateStarted", "");
        add(4, 3, "TaskStateEntered", "left");
        add(5, 3, "TaskStateEntered", "right");
        add(6, 5, "TaskFailed", "");
        add(7, 4, "TaskStateAborted", "");
        add(8, 6, "ParallelStateFailed", "");
        add(9, 8, "ExecutionFailed", "");
        assertThat(mark("right", true).kind()).isEqualTo(Kind.FAILED);
        assertThat(mark("both", true).kind()).isEqualTo(Kind.FAILED);
        assertThat(mark("left", true).kind()).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void aStateThatIsTriedAgainIsCurrentAndOneWhoseErrorWasCaughtHasFailed() {
        add(1, 0, "ExecutionStarted", "");
        add(2, 0, "TaskStateEntered", "call");
        add(3, 2, "TaskScheduled", "");
        add(4, 3, "TaskFailed", "");
        assertThat(mark("call", false).kind()).isEqualTo(Kind.CURRENT);
        add(5, 4, "TaskStateExited", "call");
        assertThat(mark("call", false).kind()).isEqualTo(Kind.FAILED);
        add(6, 5, "TaskStateEntered", "call");
        add(7, 6, "TaskScheduled", "");
        add(8, 7, "TaskSucceeded", "");
        add(9, 8, "TaskStateExited", "call");
        assertThat(mark("call", false)).isEqualTo(new StateMark(Kind.DONE, 2));
    }

    @Test
    void aStopCancelsWhatIsCurrent() {
        add(1, 0, "ExecutionStarted", "");
        add(2, 0, "WaitStateEntered", "pause");
        add(3, 0, "ExecutionAborted", "");
        assertThat(mark("pause", true).kind()).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void onlyTheNewestPartOfAHistoryIsEnough() {
        add(41, 40, "TaskSucceeded", "");
        add(42, 41, "TaskStateExited", "ask");
        add(43, 42, "TaskStateEntered", "next");
        assertThat(mark("ask", false).kind()).isEqualTo(Kind.DONE);
        assertThat(mark("next", false).kind()).isEqualTo(Kind.CURRENT);
        assertThat(trail().stateOf(41)).isEmpty();
        assertThat(trail().newest()).isEqualTo(43);
    }

    private void add(long id, long previous, String type, String state) {
        events.add(new RecordedEvent(
                id,
                previous,
                Instant.EPOCH.plusSeconds(id),
                type,
                Optional.of(state).filter(name -> !name.isEmpty()),
                List.of()));
    }

    private ExecutionTrail trail() {
        ExecutionTrail trail = new ExecutionTrail();
        // In any order.
        trail.add(events.reversed());
        return trail;
    }

    private StateMark mark(String state, boolean over) {
        return Objects.requireNonNull(trail().marks(over).get(state));
    }
}
