package dev.countersign.execution;

import dev.countersign.definitions.compile.StateNames;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the fate of a state at one revision of the request, in events that are read newest first. An execution that continues with a changed request
 * enters the same states again. The events of a revision stand after the state that took over its form.
 */
final class StateSearch {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** After one of these events, states that were entered and not left do not wait any more. */
    private static final Set<String> CALLS_OFF = Set.of(
            "TaskStateAborted",
            "ParallelStateAborted",
            "ExecutionSucceeded",
            "ExecutionFailed",
            "ExecutionAborted",
            "ExecutionTimedOut");

    private final String state;
    private final int revision;
    private final boolean revised;
    private final int first;
    private boolean calledOff;
    private @Nullable StateTrace found;

    /**
     * @param revised whether the execution may be at a later revision; otherwise the latest visit of the state is the one to look for
     * @param first the revision that the execution began with
     */
    StateSearch(String state, int revision, boolean revised, int first) {
        this.state = state;
        this.revision = revision;
        this.revised = revised;
        this.first = first;
    }

    /** The result, if no earlier event is needed. */
    Optional<StateTrace> look(HistoryEvent event) {
        Optional<Integer> begins = revised ? begins(event) : Optional.empty();
        if (begins.isPresent()) {
            if (begins.get() <= revision) {
                return Optional.of(begins.get() == revision ? orNotEntered() : new StateTrace.NotEntered());
            }
            found = null;
            // An execution that has gone on with a later revision waits for nothing of an earlier one.
            calledOff = true;
        }
        if (found == null) {
            found = trace(event);
        }
        return revised ? Optional.empty() : Optional.ofNullable(found);
    }

    /** The result after the first event of the execution. */
    StateTrace end() {
        return revised && revision != first ? new StateTrace.NotEntered() : orNotEntered();
    }

    private StateTrace orNotEntered() {
        return found == null ? new StateTrace.NotEntered() : found;
    }

    private @Nullable StateTrace trace(HistoryEvent event) {
        if (event.stateExitedEventDetails() != null
                && state.equals(event.stateExitedEventDetails().name())) {
            return new StateTrace.Left(event.stateExitedEventDetails().output(), event.timestamp());
        }
        if (event.stateEnteredEventDetails() != null
                && state.equals(event.stateEnteredEventDetails().name())) {
            return calledOff ? new StateTrace.Left(null, event.timestamp()) : new StateTrace.Inside();
        }
        calledOff = calledOff || CALLS_OFF.contains(event.typeAsString());
        return null;
    }

    /** The revision that begins with this event. */
    private static Optional<Integer> begins(HistoryEvent event) {
        if (event.stateExitedEventDetails() == null
                || !StateNames.REVISED.equals(event.stateExitedEventDetails().name())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(event.stateExitedEventDetails().output())
                            .path("revision")
                            .asInt(0))
                    .filter(number -> number > 1);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
