package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.Execution;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.localaws.stepfunctions.protocol.Arns.ExecutionRef;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads executions, without locks. */
public final class ExecutionReader {

    // The label of its Map is part of the name of the machine that a map run starts executions of.
    private static final String DESCRIBE = """
            select m.name || coalesce('/' || r.label, '') as machine_name, m.name || '/' || r.label || ':' || r.name as map_run_name,
            """ + ExecutionRows.COLUMNS + """
            from sfn_execution e join sfn_machine m on m.id = e.machine left join sfn_map_run r on r.id = e.map_run
            """;

    private static final String HISTORY = """
            select execution, first_id, events from sfn_history where execution = ? and first_id <= ? order by first_id desc
            """;

    private static final String HISTORY_FROM = """
            select execution, first_id, events from sfn_history where execution = ? and first_id >= coalesce((
                select max(first_id) from sfn_history where execution = ? and first_id <= ?), 1)
            order by first_id
            """;

    private static final String FIRST =
            "select execution, first_id, events from sfn_history where execution = ? and first_id = 1";

    // Newest first: ids increase with time.
    private static final String LIST = DESCRIBE + """
            where e.machine = ? and e.map_run is null and e.id < ? and (?::text is null or e.status = ?::text)
                and (?::int is null or e.version = ?::int) and (?::text is null or e.alias = ?::text)
            order by e.id desc limit ?
            """;

    private static final String LIST_OF_MAP_RUN = DESCRIBE + """
            where e.map_run = ? and e.id < ? and (?::text is null or ?::text = case
                    when e.pending_redrive and e.status not in ('SUCCEEDED', 'RUNNING') then 'PENDING_REDRIVE' else e.status end)
                and (?::boolean is null or (e.redrives > 0) = ?::boolean)
            order by e.id desc limit ?
            """;

    private static final String ENDED =
            "select id, state from sfn_execution where map_run = ? and status <> 'RUNNING' order by map_index";

    /**
     * An execution without its history.
     *
     * @param mapRun the name of the map run that started it, with its machine and label
     * @param input as given
     * @param output if it succeeded
     * @param error if it did not succeed and has one
     */
    public record Description(
            String machineName,
            Optional<String> mapRun,
            StoredExecution row,
            String input,
            Optional<String> output,
            Optional<String> error,
            Optional<String> cause) {}

    /** A row of ListExecutions. */
    public record Listed(String machineName, Optional<String> mapRun, StoredExecution row) {}

    /** The filter of a list. */
    public record Filter(
            int machine,
            @Nullable Integer version,
            @Nullable String alias,
            @Nullable ExecutionStatus status) {}

    private final Storage storage;

    ExecutionReader(Storage storage) {
        this.storage = storage;
    }

    public Optional<Description> find(Connection tx, ExecutionRef ref) throws SQLException {
        return describe(
                tx,
                DESCRIBE + "where m.name = ? and e.name = ? and r.label is not distinct from ?",
                ref.machine(),
                ref.name(),
                ref.label());
    }

    Description read(Connection tx, ExecutionKey key) throws SQLException {
        return describe(tx, DESCRIBE + "where e.machine = ? and e.id = ?", key.machine(), key.id())
                .orElseThrow(() -> new IllegalStateException("there is no execution " + key));
    }

    /** An execution without its data. */
    public Optional<Listed> listed(Connection tx, ExecutionKey key) throws SQLException {
        return Sql.first(
                tx, DESCRIBE + "where e.machine = ? and e.id = ?", ExecutionReader::listed, key.machine(), key.id());
    }

    private Optional<Description> describe(Connection tx, String sql, @Nullable Object... parameters)
            throws SQLException {
        record Found(Listed listed, Execution state) {}
        var found = Sql.first(
                tx,
                sql,
                rows -> new Found(
                        listed(rows),
                        storage.state(rows.getLong("id"), rows.getBytes("state"))
                                .execution()),
                parameters);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var row = found.get().listed().row();
        var state = found.get().state();
        return Optional.of(new Description(
                found.get().listed().machineName(),
                found.get().listed().mapRun(),
                row,
                input(tx, row.key()),
                state.output().map(Json::write),
                state.error(),
                state.cause()));
    }

    /** The input of the execution. */
    String input(Connection tx, ExecutionKey key) throws SQLException {
        return Sql.first(tx, FIRST, this::events, key.id())
                .orElseThrow(() -> new IllegalStateException("execution " + key + " has no history"))
                .getFirst()
                .details()
                .get("input")
                .stringValue();
    }

    /** A page of the list, newest first: executions with an id below {@code before}. */
    public List<Listed> list(Connection tx, Filter filter, long before, int limit) throws SQLException {
        var status = filter.status() == null ? null : filter.status().name();
        return Sql.list(
                tx,
                LIST,
                ExecutionReader::listed,
                filter.machine(),
                before,
                status,
                status,
                filter.version(),
                filter.version(),
                filter.alias(),
                filter.alias(),
                limit);
    }

    /**
     * The same of the executions that a map run started.
     *
     * @param status also {@code PENDING_REDRIVE}; null for all
     * @param redriven whether those that were redriven, or the others; null for both
     */
    public List<Listed> list(
            Connection tx, MapRun run, @Nullable String status, @Nullable Boolean redriven, long before, int limit)
            throws SQLException {
        return Sql.list(
                tx,
                LIST_OF_MAP_RUN,
                ExecutionReader::listed,
                run.id(),
                before,
                status,
                status,
                redriven,
                redriven,
                limit);
    }

    /** What the executions of a map run have given, in the order of its items. */
    List<JsonNode> ended(Connection tx, long mapRun) throws SQLException {
        return Sql.list(
                tx,
                ENDED,
                row -> result(
                        storage.state(row.getLong("id"), row.getBytes("state")).execution()),
                mapRun);
    }

    private static JsonNode result(Execution execution) {
        return execution
                .output()
                .orElseGet(() -> Json.object()
                        .put("Error", execution.error().orElse(null))
                        .put("Cause", execution.cause().orElse(null)));
    }

    /** Events from this id on: at least {@code limit}, or all. */
    public List<HistoryEvent> historyFrom(Connection tx, ExecutionKey execution, long fromId, int limit)
            throws SQLException {
        return read(tx, HISTORY_FROM, limit, execution.id(), execution.id(), fromId).stream()
                .filter(event -> event.id() >= fromId)
                .limit(limit)
                .toList();
    }

    /** At most {@code limit} events, from this id down. */
    public List<HistoryEvent> historyDownFrom(Connection tx, ExecutionKey execution, long fromId, int limit)
            throws SQLException {
        return read(tx, HISTORY, limit + 1, execution.id(), fromId).stream()
                .filter(event -> event.id() <= fromId)
                .sorted((one, other) -> Long.compare(other.id(), one.id()))
                .limit(limit)
                .toList();
    }

    // One row holds the events of one advance, so a page may begin and end within a row.
    private List<HistoryEvent> read(Connection tx, String sql, int enough, Object... parameters) throws SQLException {
        var events = new ArrayList<HistoryEvent>();
        try (var query = tx.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            query.setFetchSize(50);
            try (var rows = query.executeQuery()) {
                boolean first = true;
                while (events.size() < enough && rows.next()) {
                    var row = events(rows);
                    events.addAll(row);
                    if (first) {
                        // The first row may hold events before the beginning of the page.
                        enough += row.size();
                        first = false;
                    }
                }
            }
        }
        return events;
    }

    private List<HistoryEvent> events(ResultSet row) throws SQLException {
        return storage.history(row.getLong("execution"), row.getLong("first_id"), row.getBytes("events"));
    }

    private static Listed listed(ResultSet rows) throws SQLException {
        return new Listed(
                rows.getString("machine_name"),
                Optional.ofNullable(rows.getString("map_run_name")),
                ExecutionRows.row(rows));
    }
}
