package dev.countersign.localaws.stepfunctions.integration;

import java.sql.Connection;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;

/** How a Task state calls a service. */
public sealed interface Integration {

    /** The service keeps its state in the same database: the call commits with the advance that makes it. */
    non-sealed interface WithinAdvance extends Integration {
        Answer call(Connection tx, JsonNode arguments) throws SQLException;
    }

    /** The call leaves the database: it is made outside any transaction, and again if its answer was lost. */
    non-sealed interface Outside extends Integration {
        Answer call(JsonNode arguments) throws InterruptedException;
    }

    /**
     * The service is Step Functions itself: another execution starts, in a transaction of its own.
     *
     * @param waits whether the task ends with that execution and gets its output
     */
    record ChildExecution(boolean waits) implements Integration {}
}
