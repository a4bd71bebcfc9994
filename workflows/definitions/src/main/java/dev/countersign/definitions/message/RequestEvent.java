package dev.countersign.definitions.message;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Queue {@code request-events}: what an execution tells about its request. Delivered at least once and in any order. */
public sealed interface RequestEvent {

    UUID tenant();

    UUID requestId();

    /** The request's revision that the execution was started with; an event of an earlier one is history. */
    int revision();

    /** The execution is over; every open approval of this revision is void. */
    record Finished(UUID tenant, UUID requestId, int revision, Outcome outcome, Result result)
            implements RequestEvent {}

    /** Nobody is waited for any more at these approval steps: another branch came through first. */
    record StepsClosed(UUID tenant, UUID requestId, int revision, List<String> steps) implements RequestEvent {

        public StepsClosed {
            steps = List.copyOf(steps);
        }
    }

    /** An automated step is done; {@code result} is what its function answered. */
    record StepResult(UUID tenant, UUID requestId, int revision, String step, JsonNode result)
            implements RequestEvent {}

    enum Outcome {
        APPROVED,
        DENIED,
        WITHDRAWN,
        CHANGES_REQUESTED,
        EXPIRED,
        FAILED
    }

    /**
     * What decided it. All null when approved.
     *
     * @param step where it was decided
     * @param by what the {@link TaskAnswer} said; null where a function, the clock or an error decided
     * @param reason the comment of the decision, the reason of a policy, or the error and its cause
     */
    record Result(
            @Nullable String step,
            @Nullable String by,
            @Nullable String reason) {

        public static final Result APPROVED = new Result(null, null, null);
    }

    /**
     * The message of this body.
     *
     * @throws MalformedMessage where it is none
     */
    static RequestEvent fromJson(String body) {
        return RequestEventCodec.read(MessageReader.of(body));
    }

    default String toJson() {
        return RequestEventCodec.write(this).toString();
    }
}
