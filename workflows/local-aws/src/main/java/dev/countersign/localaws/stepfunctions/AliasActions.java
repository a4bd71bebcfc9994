package dev.countersign.localaws.stepfunctions;

import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.stepfunctions.machine.Alias;
import dev.countersign.localaws.stepfunctions.machine.AliasRows;
import dev.countersign.localaws.stepfunctions.machine.Machine;
import dev.countersign.localaws.stepfunctions.machine.MachineRows;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import dev.countersign.localaws.stepfunctions.protocol.Times;
import dev.countersign.localaws.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Operations on aliases of state machines.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-alias.html">State machine aliases</a>
 */
final class AliasActions {

    private static final int MAX_ARN = 256;
    private static final int MAX_DESCRIPTION = 256;
    private static final Pattern NAME = Pattern.compile("(?=.*[a-zA-Z_.-])[a-zA-Z0-9_.-]{1,80}");

    private final Database database;
    private final Arns arns;
    private final Clock clock;

    AliasActions(Database database, Arns arns, Clock clock) {
        this.database = database;
        this.arns = arns;
        this.clock = clock;
    }

    /** Where an alias routes its starts. */
    private record Routing(
            String machine,
            int version,
            int weight,
            @Nullable Integer otherVersion) {}

    Response create(Parameters request) {
        var name = request.required("name", Arns.MAX_NAME);
        if (!NAME.matcher(name).matches()) {
            throw Errors.invalidName(name);
        }
        var description = request.optional("description", MAX_DESCRIPTION).orElse(null);
        var routing = routing(request)
                .orElseThrow(
                        () -> Errors.validation(
                                "1 validation error detected: Value null at 'routingConfiguration' failed to satisfy constraint: Member must not be null"));
        return database.inTransaction(tx -> {
            var machine = lock(tx, routing);
            var at = now();
            var wanted = new Alias(
                    machine.id(),
                    name,
                    description,
                    routing.version(),
                    routing.weight(),
                    routing.otherVersion(),
                    at,
                    at);
            var there = AliasRows.find(tx, machine.name(), name);
            if (there.isPresent() && !isSame(there.get(), wanted)) {
                throw Errors.conflict("Failed to create alias because an alias with the same name and a different "
                        + "routing configuration already exists.");
            }
            if (there.isEmpty()) {
                AliasRows.insert(tx, wanted);
            }
            return Response.json(Json.object()
                    .put("stateMachineAliasArn", arns.alias(machine.name(), name))
                    .put("creationDate", Times.toWire(there.orElse(wanted).createdAt())));
        });
    }

    private static boolean isSame(Alias there, Alias wanted) {
        return there.version() == wanted.version()
                && there.weight() == wanted.weight()
                && Objects.equals(there.otherVersion(), wanted.otherVersion())
                && Objects.equals(there.description(), wanted.description());
    }

    Response update(Parameters request) {
        var arn = request.required("stateMachineAliasArn", MAX_ARN);
        var ref = arns.parseAlias(arn);
        var description = request.optional("description", MAX_DESCRIPTION);
        var routing = routing(request);
        if (description.isEmpty() && routing.isEmpty()) {
            throw Errors.validation("Either the description or the routingConfiguration must be specified");
        }
        return database.inTransaction(tx -> {
            if (routing.isPresent()) {
                lock(tx, routing.get());
                requireSame(ref, routing.get());
            }
            var there = require(tx, arn, ref);
            var at = now();
            AliasRows.update(
                    tx,
                    new Alias(
                            there.machine(),
                            there.name(),
                            description.orElse(there.description()),
                            routing.map(Routing::version).orElse(there.version()),
                            routing.map(Routing::weight).orElse(there.weight()),
                            routing.isPresent() ? routing.get().otherVersion() : there.otherVersion(),
                            there.createdAt(),
                            at));
            return Response.json(Json.object().put("updateDate", Times.toWire(at)));
        });
    }

    Response describe(Parameters request) {
        var arn = request.required("stateMachineAliasArn", MAX_ARN);
        var ref = arns.parseAlias(arn);
        var alias = database.inTransaction(tx -> require(tx, arn, ref));
        var json = Json.object()
                .put("stateMachineAliasArn", arn)
                .put("name", alias.name())
                .put("description", alias.description())
                .put("creationDate", Times.toWire(alias.createdAt()))
                .put("updateDate", Times.toWire(alias.updatedAt()));
        if (alias.description() == null) {
            json.remove("description");
        }
        var routes = json.putArray("routingConfiguration");
        routes.add(route(ref.name(), alias.version(), alias.weight()));
        if (alias.otherVersion() != null) {
            routes.add(route(ref.name(), alias.otherVersion(), 100 - alias.weight()));
        }
        return Response.json(json);
    }

    private ObjectNode route(String machine, int version, int weight) {
        return Json.object()
                .put("stateMachineVersionArn", arns.version(machine, version))
                .put("weight", weight);
    }

    /** Deleting an unknown alias is refused. Running executions continue. */
    Response delete(Parameters request) {
        var arn = request.required("stateMachineAliasArn", MAX_ARN);
        var ref = arns.parseAlias(arn);
        return database.inTransaction(tx -> {
            AliasRows.delete(tx, require(tx, arn, ref));
            return Response.json(Json.object());
        });
    }

    Response list(Parameters request) {
        var arn = request.required("stateMachineArn", MAX_ARN);
        var ref = arns.parseMachine(arn);
        int limit = request.page();
        var list = "aliases " + arn;
        var after = request.optional("nextToken", PageToken.MAX_LENGTH)
                .map(token -> PageToken.positionIn(list, token))
                .orElse("");
        return database.inTransaction(tx -> {
            var machine = MachineRows.find(tx, ref).orElseThrow(() -> Errors.machineDoesNotExist(arn));
            var rows = AliasRows.list(tx, machine.id(), ref.version(), after, limit + 1);
            var answer = Json.object();
            var aliases = answer.putArray("stateMachineAliases");
            rows.stream()
                    .limit(limit)
                    .forEach(row -> aliases.addObject()
                            .put("stateMachineAliasArn", arns.alias(ref.name(), row.name()))
                            .put("creationDate", Times.toWire(row.createdAt())));
            if (rows.size() > limit) {
                answer.put("nextToken", new PageToken(list, rows.get(limit - 1).name()).encoded());
            }
            return Response.json(answer);
        });
    }

    private static Alias require(Connection tx, String arn, Arns.AliasRef ref) throws SQLException {
        return AliasRows.find(tx, ref.name(), ref.alias()).orElseThrow(() -> Errors.resourceNotFound(arn));
    }

    private static void requireSame(Arns.AliasRef alias, Routing routing) {
        if (!alias.name().equals(routing.machine())) {
            throw Errors.validation(
                    "The versions in the routing configuration must be of the state machine of the alias");
        }
    }

    /** Locks the machine, and makes sure that its versions exist. */
    private Machine lock(Connection tx, Routing routing) throws SQLException {
        var machine = MachineRows.lock(tx, routing.machine())
                .orElseThrow(() -> Errors.machineDoesNotExist(arns.machine(routing.machine())));
        if (!machine.active()) {
            throw Errors.machineDeleting(arns.machine(machine.name()));
        }
        var versions = new ArrayList<Integer>();
        versions.add(routing.version());
        if (routing.otherVersion() != null) {
            versions.add(routing.otherVersion());
        }
        for (int version : versions) {
            if (MachineRows.find(tx, new Arns.MachineRef(machine.name(), version))
                    .isEmpty()) {
                throw Errors.resourceNotFound(arns.version(machine.name(), version));
            }
        }
        return machine;
    }

    private Optional<Routing> routing(Parameters request) {
        JsonNode routes = request.input().path("routingConfiguration");
        if (routes.isMissingNode() || routes.isNull()) {
            return Optional.empty();
        }
        if (!routes.isArray() || routes.isEmpty() || routes.size() > 2) {
            throw Errors.validation("A routing configuration has one or two state machine versions");
        }
        var first = version(routes.get(0));
        var second = routes.size() == 2 ? version(routes.get(1)) : null;
        int weight = weight(routes.get(0));
        if (weight + (second == null ? 0 : weight(routes.get(1))) != 100) {
            throw Errors.validation("Sum of routing configuration weights must equal 100");
        }
        if (second == null) {
            return Optional.of(new Routing(first.name(), number(first), weight, null));
        }
        if (!first.name().equals(second.name()) || number(first) == number(second)) {
            throw Errors.validation("A routing configuration has different versions of one state machine");
        }
        return Optional.of(new Routing(first.name(), number(first), weight, number(second)));
    }

    private Arns.MachineRef version(JsonNode route) {
        return arns.parseMachine(route.path("stateMachineVersionArn").asString(""));
    }

    private static int number(Arns.MachineRef ref) {
        var version = ref.version();
        if (version == null) {
            throw Errors.validation("A routing configuration names versions of state machines");
        }
        return version;
    }

    private static int weight(JsonNode route) {
        int weight = route.path("weight").asInt(-1);
        if (weight < 0 || weight > 100) {
            throw Errors.validation("The weight of a route is from 0 to 100");
        }
        return weight;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
