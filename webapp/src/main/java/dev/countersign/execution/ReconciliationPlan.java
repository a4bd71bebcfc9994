package dev.countersign.execution;

import java.time.Instant;
import java.util.UUID;

/**
 * The progress of the reconciliation. The job runner stores it between two runs, so that it continues there after a restart or on another node.
 *
 * @param notStarted the pass through the requests that were not started
 * @param overdue the pass through the approvals that should have been closed
 * @param answered the last answer that was checked
 * @param turn the pass through all open requests
 */
record ReconciliationPlan(Pass notStarted, Pass overdue, Position answered, Turn turn) {

    /** Before every id in the order of PostgreSQL. */
    private static final UUID NO_ID = new UUID(0, 0);

    /** A row among rows that are ordered by time, and by id where times are equal. */
    record Position(Instant at, UUID id) {

        static final Position BEGINNING = new Position(Instant.EPOCH, NO_ID);

        private static final UUID LAST_ID = new UUID(-1, -1);

        /** The position behind all rows of this time. */
        static Position behind(Instant at) {
            return new Position(at, LAST_ID);
        }
    }

    /**
     * A pass through rows that are ordered by time.
     *
     * @param after the row behind which it continues
     * @param began when it began
     */
    record Pass(Position after, Instant began) {

        static final Pass NONE = new Pass(Position.BEGINNING, Instant.EPOCH);

        boolean isAtItsBeginning() {
            return after.equals(Position.BEGINNING);
        }
    }

    /** A pass through all open requests of all tenants, in the order of their ids. */
    record Turn(UUID tenant, UUID request, Instant began) {

        static Turn beginning(Instant now) {
            return new Turn(NO_ID, NO_ID, now);
        }

        boolean isAtItsBeginning() {
            return tenant.equals(NO_ID);
        }
    }

    static final ReconciliationPlan START =
            new ReconciliationPlan(Pass.NONE, Pass.NONE, Position.BEGINNING, Turn.beginning(Instant.EPOCH));
}
