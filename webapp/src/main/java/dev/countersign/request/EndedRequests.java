package dev.countersign.request;

import io.micrometer.core.instrument.Metrics;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts for operators how requests end, over all organisations. */
@Component
class EndedRequests {

    @TransactionalEventListener
    void ended(RequestEnded end) {
        Metrics.counter("countersign.requests.ended", "outcome", outcome(end)).increment();
    }

    private static String outcome(RequestEnded end) {
        return switch (end) {
            case RequestEnded.Approved _ -> "approved";
            case RequestEnded.Denied _ -> "denied";
            case RequestEnded.Expired _ -> "expired";
            case RequestEnded.Failed _ -> "failed";
            case RequestEnded.Withdrawn _ -> "withdrawn";
        };
    }
}
