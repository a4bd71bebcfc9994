package dev.countersign.definitions.message;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Queue {@code request-events}: what an execution reports about its request. Delivered at least once and in any order. */
public sealed interface RequestEvent {

    UUID tenant();

    UUID requestId();

    /** The revision of the request that the execution was started with; an event of an earlier one is ignored. */
    int revision();

    /** The execution is over; every open approval of this revision is void. */
    record Finished(UUID tenant, UUID requestId, int revision, Outcome outcome, Result result)
            implements RequestEvent {}

    /** These approval steps do not wait any more: another branch came through first. */
    record StepsClosed(UUID tenant, UUID requestId, int revision, List<String> steps) implements RequestEvent {

        public StepsClosed {
            steps = List.copyOf(steps);
        }
    }

    /**
     * An automated step has ended.
     *
     * @param retries how often the execution had been redriven, if the step was undone before and done again; otherwise 0
     * @param result the answer of its function
     */
    record StepResult(UUID tenant, UUID requestId, int revision, String step, int retries, JsonNode result)
            implements RequestEvent {}

    /**
     * A step was undone, or could not be.
     *
     * @param retries how often the execution had been redriven
     * @param failure why it could not be undone; null if it was
     */
    record StepUndone(
            UUID tenant,
            UUID requestId,
            int revision,
            String step,
            int retries,
            @Nullable String failure) implements RequestEvent {}

    enum Outcome {
        APPROVED,
        DENIED,
        WITHDRAWN,
        CHANGES_REQUESTED,
        EXPIRED,
        FAILED
    }

    /**
     * What decided the outcome. All null if approved.
     *
     * @param step the step that decided it
     * @param by as in the {@link TaskAnswer}; null if a function, the expiry or an error decided
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
     * @throws MalformedMessage if it is none
     */
    static RequestEvent fromJson(String body) {
        return RequestEventCodec.read(MessageReader.of(body));
    }

    default String toJson() {
        return RequestEventCodec.write(this).toString();
    }
}
