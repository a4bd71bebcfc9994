package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.compile.StateNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

class StateSearchTest {

    private static final Instant AT = Instant.EPOCH;

    private final List<HistoryEvent> history = new ArrayList<>();

    @Test
    void aStateIsFoundAtTheRevisionThatIsAskedFor() {
        entered("manager");
        left("manager", "first");
        left(StateNames.REVISED, "{\"revision\":2}");
        entered("manager");
        left("manager", "second");
        left(StateNames.REVISED, "{\"revision\":3}");
        entered("manager");

        assertThat(trace("manager", 1)).isEqualTo(new StateTrace.Left("first", AT));
        assertThat(trace("manager", 2)).isEqualTo(new StateTrace.Left("second", AT));
        assertThat(trace("manager", 3)).isEqualTo(new StateTrace.Inside());
        assertThat(trace("manager", 4)).isEqualTo(new StateTrace.NotEntered());
    }

    @Test
    void theTaskOfTheRequesterBelongsToTheRevisionThatWasSentBack() {
        entered("revise");
        left("revise", "changed");
        left(StateNames.REVISED, "{\"revision\":2}");

        assertThat(trace("revise", 1)).isEqualTo(new StateTrace.Left("changed", AT));
        assertThat(trace("revise", 2)).isEqualTo(new StateTrace.NotEntered());
    }

    @Test
    void whatWasAbandonedByAnEarlierRevisionDoesNotWait() {
        entered("finance");
        left(StateNames.REVISED, "{\"revision\":2}");
        entered("legal");

        assertThat(trace("finance", 1)).isEqualTo(new StateTrace.Left(null, AT));
        assertThat(trace("finance", 2)).isEqualTo(new StateTrace.NotEntered());
    }

    @Test
    void aRequestOfOneRevisionNeedsOnlyTheLatestVisit() {
        entered("manager");
        StateSearch search = new StateSearch("manager", 1, false, 1);
        assertThat(search.look(history.getFirst())).contains(new StateTrace.Inside());
    }

    private StateTrace trace(String state, int revision) {
        StateSearch search = new StateSearch(state, revision, true, 1);
        return history.reversed().stream()
                .map(search::look)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(search::end);
    }

    private void entered(String state) {
        history.add(HistoryEvent.builder()
                .type("TaskStateEntered")
                .timestamp(AT)
                .stateEnteredEventDetails(details -> details.name(state))
                .build());
    }

    private void left(String state, String output) {
        history.add(HistoryEvent.builder()
                .type("TaskStateExited")
                .timestamp(AT)
                .stateExitedEventDetails(details -> details.name(state).output(output))
                .build());
    }
}
