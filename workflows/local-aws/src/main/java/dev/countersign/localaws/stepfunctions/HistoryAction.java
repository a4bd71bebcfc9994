package dev.countersign.localaws.stepfunctions;

import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.stepfunctions.engine.ExecutionReader;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import dev.countersign.localaws.stepfunctions.protocol.Times;
import dev.countersign.localaws.store.Database;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** GetExecutionHistory. */
final class HistoryAction {

    /** What {@code includeExecutionData: false} leaves out. */
    private static final Set<String> EXECUTION_DATA =
            Set.of("input", "inputDetails", "output", "outputDetails", "parameters", "assignedVariables");

    private final Database database;
    private final ExecutionReader reader;
    private final ExecutionActions executions;

    HistoryAction(Database database, ExecutionReader reader, ExecutionActions executions) {
        this.database = database;
        this.reader = reader;
        this.executions = executions;
    }

    Response get(Parameters request) {
        var execution = executions.require(request).row().key();
        boolean reverse = request.flag("reverseOrder", false);
        boolean data = request.flag("includeExecutionData", true);
        int limit = request.page();
        var list = "history " + execution.id() + " " + reverse;
        var position =
                request.optional("nextToken", PageToken.MAX_LENGTH).map(token -> PageToken.numberIn(list, token));
        var events = database.inTransaction(tx -> reverse
                ? reader.historyDownFrom(tx, execution, position.orElse((long) Integer.MAX_VALUE), limit + 1)
                : reader.historyFrom(tx, execution, position.orElse(1L), limit + 1));
        var answer = Json.object();
        var shown = answer.putArray("events");
        events.stream().limit(limit).forEach(event -> shown.add(json(event, data)));
        if (events.size() > limit) {
            answer.put(
                    "nextToken",
                    new PageToken(list, Long.toString(events.get(limit).id())).encoded());
        }
        return Response.json(answer);
    }

    private static ObjectNode json(HistoryEvent event, boolean data) {
        var json = Json.object()
                .put("id", event.id())
                .put("previousEventId", event.previousId())
                .put("timestamp", Times.toWire(event.at()))
                .put("type", event.type().wireName());
        if (!event.type().detailsMember().isEmpty()) {
            var details = event.details();
            if (!data) {
                details = details.deepCopy();
                details.remove(EXECUTION_DATA);
            }
            json.set(event.type().detailsMember(), details);
        }
        return json;
    }
}
