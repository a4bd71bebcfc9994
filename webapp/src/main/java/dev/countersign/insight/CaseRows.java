package dev.countersign.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the tables of requests and approvals say about one request, as far as it is counted. */
record CaseRows(Filed filed, List<Visit> visits) {

    /** The request itself. */
    record Filed(
            UUID id,
            UUID requester,
            String department,
            String template,
            Instant submittedAt,
            Optional<Instant> closedAt,
            String status) {}

    /**
     * An approval.
     *
     * @param groups the keys of the groups that it asks
     * @param sentBack whether somebody asked for changes; otherwise the requester has changed the request unasked
     */
    record Visit(
            UUID id,
            UUID request,
            String step,
            boolean isVoid,
            String outcome,
            Instant openedAt,
            Optional<Instant> dueAt,
            Optional<Instant> closedAt,
            List<String> groups,
            boolean sentBack,
            List<Asked> asked) {

        boolean isRevise() {
            return step.equals(Facts.REVISE);
        }

        /** Whether it has an outcome that people or the clock gave it. */
        boolean isSettled() {
            return !isVoid && closedAt.isPresent() && (!outcome.equals("CHANGES_REQUESTED") || sentBack);
        }

        boolean isExpired() {
            return outcome.equals("EXPIRED");
        }

        boolean isLate() {
            return isExpired()
                    || (dueAt.isPresent()
                            && closedAt.filter(dueAt.get()::isBefore).isPresent());
        }
    }

    /**
     * A person who was asked, and decided it or had not when it expired.
     *
     * @param decidedAt empty if they did not decide
     */
    record Asked(UUID assignment, UUID approval, UUID person, Instant since, Optional<Instant> decidedAt) {}
}
