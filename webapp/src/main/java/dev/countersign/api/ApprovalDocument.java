package dev.countersign.api;

import dev.countersign.approval.ApprovalCase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * An approval with the request that it is about.
 *
 * @param open whether the person can decide it now
 * @param offered the verdicts that can be given: {@code approve}, {@code deny}, {@code request-changes}
 */
record ApprovalDocument(
        UUID id,
        String step,
        Instant askedAt,
        Instant due,
        boolean overdue,
        boolean open,
        List<String> offered,
        RequestDocument request) {

    static ApprovalDocument of(ApprovalCase approval, Locale language) {
        return new ApprovalDocument(
                approval.approval().value(),
                approval.step().in(language),
                approval.askedAt(),
                approval.due(),
                approval.overdue(),
                approval.state() instanceof ApprovalCase.State.Open,
                approval.offered().stream().sorted().map(Words::of).toList(),
                RequestDocument.of(approval.request(), language));
    }
}
