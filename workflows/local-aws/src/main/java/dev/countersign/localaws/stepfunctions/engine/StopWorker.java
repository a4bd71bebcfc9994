package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.Sql;
import java.util.List;

/** Stops the executions that end with another one. A stop is a row until it is done, so it is done even if an engine dies before. */
final class StopWorker {

    private static final int BATCH = 100;

    private static final String SELECT = "select machine, execution from sfn_stop order by execution limit ?";

    private final Database database;
    private final Engine engine;

    StopWorker(Database database, Engine engine) {
        this.database = database;
        this.engine = engine;
    }

    /** Stops what there is to stop. Returns whether there may be more. */
    boolean stopSome() {
        List<ExecutionKey> stops = database.inTransaction(
                tx -> Sql.list(tx, SELECT, row -> new ExecutionKey(row.getInt(1), row.getLong(2)), BATCH));
        for (var execution : stops) {
            engine.stop(execution, null, null);
            database.inTransaction(tx -> Sql.update(tx, "delete from sfn_stop where execution = ?", execution.id()));
        }
        return stops.size() == BATCH;
    }
}
