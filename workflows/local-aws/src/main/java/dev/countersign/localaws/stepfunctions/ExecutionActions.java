package dev.countersign.localaws.stepfunctions;

import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.localaws.http.JsonFault;
import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.stepfunctions.engine.Engine;
import dev.countersign.localaws.stepfunctions.engine.ExecutionReader;
import dev.countersign.localaws.stepfunctions.engine.MapRunReader;
import dev.countersign.localaws.stepfunctions.machine.KnownMachines;
import dev.countersign.localaws.stepfunctions.machine.Machine;
import dev.countersign.localaws.stepfunctions.machine.MachineRows;
import dev.countersign.localaws.stepfunctions.machine.Routes;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import dev.countersign.localaws.stepfunctions.protocol.Times;
import dev.countersign.localaws.store.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Operations on executions: start, stop, describe, list, redrive. */
final class ExecutionActions {

    private static final int MAX_ARN = 256;
    private static final int MAX_MAP_RUN_ARN = 2000;
    private static final int MAX_ERROR = 256;
    private static final int MAX_CAUSE = 32_768;

    /** A status that only executions of map runs have. */
    private static final String ONLY_IN_MAP_RUNS = "PENDING_REDRIVE";

    /** A machine can be updated between reading and starting it; after so many attempts the start is refused. */
    private static final int ATTEMPTS = 10;

    private final Database database;
    private final Engine engine;
    private final ExecutionReader reader;
    private final MapRunReader mapRuns;
    private final Arns arns;
    private final Routes routes;
    private final Supplier<String> names;
    private final KnownMachines machines = new KnownMachines();

    ExecutionActions(
            Database database,
            Engine engine,
            ExecutionReader reader,
            MapRunReader mapRuns,
            Arns arns,
            RandomGenerator random,
            Supplier<String> names) {
        this.database = database;
        this.engine = engine;
        this.reader = reader;
        this.mapRuns = mapRuns;
        this.arns = arns;
        this.routes = new Routes(arns, random);
        this.names = names;
    }

    Response start(Parameters request) {
        var arn = request.required("stateMachineArn", MAX_ARN);
        var route = routes.isFixed(arn) ? routes.fixed(arn) : database.inTransaction(tx -> routes.of(tx, arn));
        var ref = route.machine();
        var name = request.optional("name", Arns.MAX_NAME).orElseGet(names);
        if (!Arns.isName(name)) {
            throw Errors.invalidName(name);
        }
        var input = json(request.data("input").orElse("{}"));
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var machine = machines.get(ref, () -> require(arn, ref));
            var start = new Engine.Start(
                    machine.id(), machine.version(), route.alias(), machine.revision(), name, input, null, null);
            switch (engine.start(start)) {
                case Engine.StartOutcome.Started started -> {
                    return started(machine, name, Times.toWire(started.at()));
                }
                case Engine.StartOutcome.NotStarted ignored -> {
                    machines.forget(ref);
                    var there = find(new Arns.ExecutionRef(machine.name(), null, name));
                    if (there != null) {
                        return again(require(arn, ref), name, input, there);
                    }
                }
            }
        }
        throw Errors.conflict("The state machine " + arn + " is being changed; start the execution again.");
    }

    /** The same start gets the same answer while the execution runs; any other is refused. */
    private Response again(Machine machine, String name, JsonNode input, ExecutionReader.Description there) {
        if (there.row().status() != ExecutionStatus.RUNNING
                || !Json.read(there.input()).equals(input)) {
            throw Errors.executionAlreadyExists(arns.execution(machine.name(), name));
        }
        return started(machine, name, Times.toWire(there.row().startedAt()));
    }

    private Response started(Machine machine, String name, BigDecimal at) {
        return Response.json(Json.object()
                .put("executionArn", arns.execution(machine.name(), name))
                .put("startDate", at));
    }

    Response stop(Parameters request) {
        var there = require(request);
        var error = request.optional("error", MAX_ERROR).orElse(null);
        var cause = request.optional("cause", MAX_CAUSE).orElse(null);
        var at = engine.stop(there.row().key(), error, cause)
                .orElseThrow(() -> Errors.executionDoesNotExist(arn(there)));
        return Response.json(Json.object().put("stopDate", Times.toWire(at)));
    }

    Response redrive(Parameters request) {
        var there = require(request);
        return switch (engine.redrive(there.row().key())) {
            case Engine.RedriveOutcome.Redriven redriven ->
                Response.json(Json.object().put("redriveDate", Times.toWire(redriven.at())));
            case Engine.RedriveOutcome.NotRedrivable refused -> throw Errors.notRedrivable(refused.reason());
        };
    }

    Response describe(Parameters request) {
        return Response.json(ExecutionJson.of(require(request), arns, engine, request.asksForAll()));
    }

    /** The state machine as the execution runs it, without later updates. */
    Response describeMachine(Parameters request) {
        var there = require(request);
        boolean whole = request.asksForAll();
        return database.inTransaction(tx -> {
            var machine = MachineRows.ofRevision(
                            tx, there.row().version(), there.row().revision())
                    .orElseThrow(() -> Errors.machineDoesNotExist(arns.machine(there.machineName())));
            ObjectNode json = MachineJson.of(machine, arns, whole);
            there.mapRun()
                    .ifPresent(run -> json.put("mapRunArn", arns.mapRun(run))
                            .put("label", Arns.partsOfMapRun(arns.mapRun(run)).label()));
            json.remove("status");
            json.remove("type");
            json.set("updateDate", json.remove("creationDate"));
            return Response.json(json);
        });
    }

    Response list(Parameters request) {
        var mapRun = request.optional("mapRunArn", MAX_MAP_RUN_ARN);
        var machineArn = request.optional("stateMachineArn", MAX_ARN);
        if (mapRun.isPresent() == machineArn.isPresent()) {
            throw Errors.validation("Must provide a stateMachineArn or a mapRunArn");
        }
        var redrive = request.oneOf("redriveFilter", List.of("REDRIVEN", "NOT_REDRIVEN"));
        if (redrive.isPresent() && mapRun.isEmpty()) {
            throw Errors.validation("redriveFilter can only be used with a mapRunArn");
        }
        var arn = mapRun.or(() -> machineArn).orElseThrow();
        var filter = request.optional("statusFilter", 20);
        var status = filter.filter(name -> !name.equals(ONLY_IN_MAP_RUNS))
                .map(ExecutionActions::status)
                .orElse(null);
        var redriven = redrive.map("REDRIVEN"::equals).orElse(null);
        int limit = request.page();
        var list = "executions " + arn + " " + filter.orElse(null) + redrive.orElse("");
        long before = request.optional("nextToken", PageToken.MAX_LENGTH)
                .map(token -> PageToken.numberIn(list, token))
                .orElse(Long.MAX_VALUE);
        return database.inTransaction(tx -> {
            boolean none = mapRun.isEmpty() && filter.isPresent() && status == null;
            var rows = mapRun.isPresent()
                    ? ofMapRun(tx, arn, filter.orElse(null), redriven, before, limit + 1)
                    : ofMachine(tx, arn, status, before, limit + 1);
            if (none) {
                rows = List.of();
            }
            var answer = Json.object();
            var executions = answer.putArray("executions");
            rows.stream().limit(limit).forEach(row -> executions.add(ExecutionJson.listed(row, arns)));
            if (rows.size() > limit) {
                var last = Long.toString(rows.get(limit - 1).row().key().id());
                answer.put("nextToken", new PageToken(list, last).encoded());
            }
            return Response.json(answer);
        });
    }

    private List<ExecutionReader.Listed> ofMachine(
            Connection tx, String arn, @Nullable ExecutionStatus status, long before, int limit) throws SQLException {
        boolean alias = Arns.isAlias(arn);
        var ref = alias ? new Arns.MachineRef(arns.parseAlias(arn).name(), null) : arns.parseMachine(arn);
        var machine = MachineRows.find(tx, ref).orElseThrow(() -> Errors.machineDoesNotExist(arn));
        var filter = new ExecutionReader.Filter(
                machine.id(), ref.version(), alias ? arns.parseAlias(arn).alias() : null, status);
        return reader.list(tx, filter, before, limit);
    }

    private List<ExecutionReader.Listed> ofMapRun(
            Connection tx, String arn, @Nullable String status, @Nullable Boolean redriven, long before, int limit)
            throws SQLException {
        var run = mapRuns.find(tx, arns.parseMapRun(arn)).orElseThrow(() -> Errors.resourceNotFound(arn));
        return reader.list(tx, run, status, redriven, before, limit);
    }

    private static ExecutionStatus status(String filter) {
        return Arrays.stream(ExecutionStatus.values())
                .filter(status -> status.name().equals(filter))
                .findFirst()
                .orElseThrow(
                        () -> Errors.constraint(
                                filter,
                                "statusFilter",
                                "Member must satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]"));
    }

    ExecutionReader.Description require(Parameters request) {
        var arn = request.required("executionArn", MAX_ARN);
        var there = find(arns.parseExecution(arn));
        if (there == null) {
            throw Errors.executionDoesNotExist(arn);
        }
        return there;
    }

    private ExecutionReader.@Nullable Description find(Arns.ExecutionRef ref) {
        return database.<ExecutionReader.@Nullable Description>inTransaction(
                tx -> reader.find(tx, ref).orElse(null));
    }

    private Machine require(String arn, Arns.MachineRef ref) {
        var machine = database.inTransaction(
                tx -> MachineRows.find(tx, ref).orElseThrow(() -> Errors.machineDoesNotExist(arn)));
        if (!machine.active()) {
            throw Errors.machineDeleting(arn);
        }
        return machine;
    }

    private String arn(ExecutionReader.Description there) {
        return arns.execution(there.machineName(), there.row().name());
    }

    private static JsonNode json(String input) {
        try {
            return Json.read(input);
        } catch (JacksonException malformed) {
            throw Errors.invalidExecutionInput(JsonFault.of(malformed));
        }
    }
}
