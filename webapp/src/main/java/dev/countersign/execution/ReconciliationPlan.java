package dev.countersign.execution;

import java.time.Instant;
import java.util.UUID;

/**
 * How far the comparison of requests with their executions has come. The job runner keeps it from one run to the next, so that a restart or
 * another node goes on from there.
 *
 * @param notStarted of the requests that were not started
 * @param overdue of the approvals that should have been closed
 * @param answeredUntil answers up to here were followed up
 * @param turn of all open requests
 */
record ReconciliationPlan(Pass notStarted, Pass overdue, Instant answeredUntil, Turn turn) {

    /**
     * A pass through what is ordered by time.
     *
     * @param after where it goes on
     * @param began when it began
     */
    record Pass(Instant after, Instant began) {

        static final Pass NONE = new Pass(Instant.EPOCH, Instant.EPOCH);
    }

    /** A pass through all open requests of all tenants, in the order of their ids. */
    record Turn(UUID tenant, UUID request, Instant began) {

        private static final UUID FIRST = new UUID(0, 0);

        static Turn beginning(Instant now) {
            return new Turn(FIRST, FIRST, now);
        }

        boolean isAtItsBeginning() {
            return tenant.equals(FIRST);
        }
    }

    static final ReconciliationPlan START =
            new ReconciliationPlan(Pass.NONE, Pass.NONE, Instant.EPOCH, Turn.beginning(Instant.EPOCH));
}
