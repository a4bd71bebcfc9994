package dev.countersign.localaws.stepfunctions;

import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.stepfunctions.engine.ExecutionReader;
import dev.countersign.localaws.stepfunctions.engine.MapRun;
import dev.countersign.localaws.stepfunctions.engine.MapRunReader;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import dev.countersign.localaws.stepfunctions.protocol.Times;
import dev.countersign.localaws.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToLongFunction;
import tools.jackson.databind.node.ObjectNode;

/** Operations on the runs of Maps in distributed mode: describe, list, update. */
final class MapRunActions {

    private static final int MAX_ARN = 2000;

    private final Database database;
    private final MapRunReader reader;
    private final ExecutionReader executions;
    private final ExecutionActions executionActions;
    private final Arns arns;

    MapRunActions(
            Database database,
            MapRunReader reader,
            ExecutionReader executions,
            ExecutionActions executionActions,
            Arns arns) {
        this.database = database;
        this.reader = reader;
        this.executions = executions;
        this.executionActions = executionActions;
        this.arns = arns;
    }

    Response describe(Parameters request) {
        var arn = request.required("mapRunArn", MAX_ARN);
        return database.inTransaction(tx -> {
            var run = require(tx, arn);
            var counts = reader.counts(tx, run);
            var percentage = run.toleratedPercentage();
            var count = run.toleratedCount();
            var json = head(arn, execution(tx, arn, run), run)
                    .put("status", run.status())
                    .put("maxConcurrency", run.maxConcurrency())
                    .put("toleratedFailurePercentage", percentage == null ? 0 : percentage)
                    .put("toleratedFailureCount", count == null ? 0 : count)
                    .put("redriveCount", run.redrives());
            if (run.redrivenAt() != null) {
                json.put("redriveDate", Times.toWire(run.redrivenAt()));
            }
            json.set("itemCounts", counts(counts, MapRunReader.Count::items, run.items()));
            json.set("executionCounts", counts(counts, MapRunReader.Count::executions, run.executions()));
            return Response.json(json);
        });
    }

    private static ObjectNode counts(
            List<MapRunReader.Count> counts, ToLongFunction<MapRunReader.Count> number, long total) {
        var json = Json.object();
        long started = counts.stream().mapToLong(number).sum();
        long succeeded = of("SUCCEEDED", counts, number);
        long running = of("RUNNING", counts, number);
        return json.put("pending", total - started)
                .put("running", running)
                .put("succeeded", succeeded)
                .put("failed", of("FAILED", counts, number))
                .put("timedOut", of("TIMED_OUT", counts, number))
                .put("aborted", of("ABORTED", counts, number))
                .put("total", total)
                .put("resultsWritten", 0)
                .put("failuresNotRedrivable", 0)
                .put("pendingRedrive", of("PENDING_REDRIVE", counts, number));
    }

    private static long of(String status, List<MapRunReader.Count> counts, ToLongFunction<MapRunReader.Count> number) {
        return counts.stream()
                .filter(count -> count.status().equals(status))
                .mapToLong(number)
                .sum();
    }

    Response list(Parameters request) {
        var execution = executionActions.require(request);
        int limit = request.page();
        var list = "map runs " + execution.row().key().id();
        long before = request.optional("nextToken", PageToken.MAX_LENGTH)
                .map(token -> PageToken.numberIn(list, token))
                .orElse(Long.MAX_VALUE);
        var executionArn =
                arns.execution(execution.machineName(), execution.row().name());
        var machine = execution.machineName().replaceFirst("/.*", "");
        var runs = database.inTransaction(tx -> reader.list(tx, execution.row().key(), before, limit + 1));
        var answer = Json.object();
        var shown = answer.putArray("mapRuns");
        runs.stream().limit(limit).forEach(run -> {
            var arn = arns.mapRun(machine + "/" + run.label() + ":" + run.name());
            shown.add(head(arn, executionArn, run).put("stateMachineArn", arns.machine(machine + "/" + run.label())));
        });
        if (runs.size() > limit) {
            answer.put(
                    "nextToken",
                    new PageToken(list, Long.toString(runs.get(limit - 1).id())).encoded());
        }
        return Response.json(answer);
    }

    /** Changes the limits of a run while it runs; each value that is not given stays. */
    Response update(Parameters request) {
        var arn = request.required("mapRunArn", MAX_ARN);
        var concurrency = request.wholeNumber("maxConcurrency").orElse(null);
        var count = request.wholeNumber("toleratedFailureCount").orElse(null);
        var percentage = request.number("toleratedFailurePercentage").orElse(null);
        if (concurrency == null && count == null && percentage == null) {
            throw Errors.missingParameter(
                    "Either the maxConcurrency, toleratedFailureCount or toleratedFailurePercentage must be specified");
        }
        if (percentage != null && percentage > 100) {
            throw Errors.constraint(
                    percentage, "toleratedFailurePercentage", "Member must have value less than or equal to 100");
        }
        var changed = database.inTransaction(tx -> {
            var run = require(tx, arn);
            if (!run.status().equals("RUNNING")) {
                throw Errors.validation("A map run can be updated only while it is running: '" + arn + "'");
            }
            reader.update(tx, run, concurrency, count, percentage);
            return run;
        });
        reader.changed(changed);
        return Response.json(Json.object());
    }

    MapRun require(Connection tx, String arn) throws SQLException {
        return reader.find(tx, arns.parseMapRun(arn)).orElseThrow(() -> Errors.resourceNotFound(arn));
    }

    private String execution(Connection tx, String arn, MapRun run) throws SQLException {
        var waiting = executions.listed(tx, run.execution()).orElseThrow(() -> Errors.resourceNotFound(arn));
        return arns.execution(waiting.machineName(), waiting.row().name());
    }

    private static ObjectNode head(String arn, String execution, MapRun run) {
        var json = Json.object()
                .put("mapRunArn", arn)
                .put("executionArn", execution)
                .put("startDate", Times.toWire(run.startedAt()));
        if (run.stoppedAt() != null) {
            json.put("stopDate", Times.toWire(run.stoppedAt()));
        }
        return json;
    }
}
