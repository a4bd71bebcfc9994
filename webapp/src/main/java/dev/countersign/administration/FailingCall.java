package dev.countersign.administration;

import dev.countersign.request.RequestSummary;
import dev.countersign.text.StorableText;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that follows an act, and fails again and again. It is repeated by itself.
 *
 * @param request the one that it is about
 * @param cause why it failed the last time
 * @param next when it is repeated
 */
public record FailingCall(
        Id id,
        Optional<RequestSummary> request,
        Instant since,
        Instant lastAt,
        int failures,
        FailureCause cause,
        Instant next) {

    /**
     * Which call it is.
     *
     * @param call the name of the task, for example {@code start-execution}
     */
    public record Id(String call, String instance) {

        public Id {
            call = StorableText.of(call);
            instance = StorableText.of(instance);
        }
    }
}
