package dev.countersign.execution;

import java.time.Instant;
import java.util.UUID;

/**
 * The progress of the reconciliation. The job runner stores it between two runs, so that it continues there after a restart or on another node.
 *
 * @param notStarted the pass through the requests that were not started
 * @param overdue the pass through the approvals that should have been closed
 * @param answeredUntil answers up to this time were checked
 * @param turn the pass through all open requests
 */
record ReconciliationPlan(Pass notStarted, Pass overdue, Instant answeredUntil, Turn turn) {

    /**
     * A pass through rows that are ordered by time.
     *
     * @param after the time at which it continues
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
