package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads map runs for the API, and changes their limits. */
public final class MapRunReader {

    private static final String COUNTS = """
            select case when pending_redrive and status not in ('SUCCEEDED', 'RUNNING') then 'PENDING_REDRIVE' else status end as status,
                count(*) as executions, coalesce(sum(map_items), 0) as items
            from sfn_execution where map_run = ? group by 1
            """;

    private final MapRuns running;

    MapRunReader(MapRuns running) {
        this.running = running;
    }

    /** How many executions of a map run have this status, and how many items they have. */
    public record Count(String status, long executions, long items) {}

    public Optional<MapRun> find(Connection tx, Arns.MapRunRef ref) throws SQLException {
        return MapRunRows.find(tx, ref);
    }

    /** A page of the map runs of an execution, newest first. */
    public List<MapRun> list(Connection tx, ExecutionKey execution, long before, int limit) throws SQLException {
        return MapRunRows.list(tx, execution.id(), before, limit);
    }

    public List<Count> counts(Connection tx, MapRun run) throws SQLException {
        return Sql.list(
                tx,
                COUNTS,
                row -> new Count(row.getString("status"), row.getLong("executions"), row.getLong("items")),
                run.id());
    }

    /** Changes the limits of a map run that is running; null leaves one as it is. */
    public void update(
            Connection tx,
            MapRun run,
            @Nullable Long maxConcurrency,
            @Nullable Long toleratedCount,
            @Nullable Double toleratedPercentage)
            throws SQLException {
        MapRunRows.update(tx, run.id(), maxConcurrency, toleratedCount, toleratedPercentage);
    }

    /** After the commit of a change. */
    public void changed(MapRun run) {
        running.wake(run.id());
    }
}
