package dev.countersign.localaws.stepfunctions;

import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.stepfunctions.machine.Machine;
import dev.countersign.localaws.stepfunctions.machine.MachineRows;
import dev.countersign.localaws.stepfunctions.machine.VersionRows;
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
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Operations on state machines: create, update, describe, delete, list. */
final class MachineActions {

    static final int MAX_ARN = 256;
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z0-9-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]+");

    private final Database database;
    private final DefinitionCheck check;
    private final Arns arns;
    private final Clock clock;
    private final Supplier<String> revisionIds;

    MachineActions(Database database, DefinitionCheck check, Arns arns, Clock clock, Supplier<String> revisionIds) {
        this.database = database;
        this.check = check;
        this.arns = arns;
        this.clock = clock;
        this.revisionIds = revisionIds;
    }

    Response create(Parameters request) {
        var name = request.required("name", Arns.MAX_NAME);
        if (!Arns.isName(name)) {
            throw Errors.invalidName(name);
        }
        if (request.optional("type", 20).filter("EXPRESS"::equals).isPresent()) {
            throw Errors.notSupported("Express workflows");
        }
        var tags = TagActions.of(request);
        refuseKeys(request);
        var wanted = wanted(request, name);
        boolean publish = request.flag("publish", false);
        var description = versionDescription(request, publish);
        return database.inTransaction(tx -> {
            boolean created = MachineRows.create(tx, wanted);
            var there = require(tx, name);
            if (!isSame(there, wanted)) {
                throw Errors.machineAlreadyExists(arns.machine(name));
            }
            if (created) {
                TagActions.put(tx, arns.machine(name), there.id(), tags);
            }
            var answer = Json.object()
                    .put("stateMachineArn", arns.machine(name))
                    .put("creationDate", Times.toWire(there.createdAt()));
            if (publish) {
                addPublished(tx, answer, there, description);
            }
            return Response.json(answer);
        });
    }

    /** The ARN of a role; anything else is refused as InvalidArn. */
    static String requireRole(String arn) {
        if (!ROLE.matcher(arn).matches()) {
            throw Errors.invalidRole(arn);
        }
        return arn;
    }

    private Machine wanted(Parameters request, String name) {
        var definition = request.required("definition", 1 << 20);
        var roleArn = requireRole(request.required("roleArn", MAX_ARN));
        check.require(definition);
        return new Machine(
                0,
                name,
                true,
                0,
                null,
                definition,
                roleArn,
                text(request, "loggingConfiguration"),
                text(request, "tracingConfiguration"),
                now(),
                null,
                null);
    }

    Response update(Parameters request) {
        var arn = request.required("stateMachineArn", MAX_ARN);
        var name = withoutVersion(arn);
        refuseKeys(request);
        var definition = request.optional("definition", 1 << 20);
        var roleArn = request.optional("roleArn", MAX_ARN).map(MachineActions::requireRole);
        var logging = text(request, "loggingConfiguration");
        var tracing = text(request, "tracingConfiguration");
        if (definition.isEmpty() && roleArn.isEmpty() && logging == null && tracing == null) {
            throw Errors.missingParameter("Either the definition, the role ARN, the LoggingConfiguration, "
                    + "the TracingConfiguration or the EncryptionConfiguration must be specified");
        }
        definition.ifPresent(check::require);
        boolean publish = request.flag("publish", false);
        var description = versionDescription(request, publish);
        return database.inTransaction(tx -> {
            var before = require(tx, name);
            var at = now();
            var after = new Machine(
                    before.id(),
                    name,
                    true,
                    0,
                    revisionIds.get(),
                    definition.orElse(before.definition()),
                    roleArn.orElse(before.roleArn()),
                    logging == null ? before.logging() : logging,
                    tracing == null ? before.tracing() : tracing,
                    before.createdAt(),
                    null,
                    null);
            MachineRows.revise(tx, before.id(), after, at);
            var answer = Json.object().put("updateDate", Times.toWire(at)).put("revisionId", after.revisionId());
            if (publish) {
                addPublished(tx, answer, require(tx, name), description);
            }
            return Response.json(answer);
        });
    }

    Response describe(Parameters request) {
        var arn = request.required("stateMachineArn", MAX_ARN);
        var ref = arns.parseMachine(arn);
        boolean whole = request.asksForAll();
        return database.inTransaction(tx -> {
            var machine = MachineRows.find(tx, ref).orElseThrow(() -> Errors.machineDoesNotExist(arn));
            return Response.json(MachineJson.of(machine, arns, whole));
        });
    }

    /** Deleting an unknown machine is no error. Nothing new starts on a deleted one; its rows are deleted after its running executions have ended. */
    Response delete(Parameters request) {
        var name = withoutVersion(request.required("stateMachineArn", MAX_ARN));
        return database.inTransaction(tx -> {
            MachineRows.markDeleting(tx, name);
            return Response.json(Json.object());
        });
    }

    Response list(Parameters request) {
        int limit = request.page();
        var after = request.optional("nextToken", PageToken.MAX_LENGTH)
                .map(token -> PageToken.positionIn("machines", token))
                .orElse("");
        return database.inTransaction(tx -> {
            var answer = Json.object();
            var machines = answer.putArray("stateMachines");
            var rows = MachineRows.list(tx, after, limit + 1);
            rows.stream()
                    .limit(limit)
                    .forEach(row -> machines.addObject()
                            .put("stateMachineArn", arns.machine(row.name()))
                            .put("name", row.name())
                            .put("type", "STANDARD")
                            .put("creationDate", Times.toWire(row.createdAt())));
            if (rows.size() > limit) {
                answer.put(
                        "nextToken",
                        new PageToken("machines", rows.get(limit - 1).name()).encoded());
            }
            return Response.json(answer);
        });
    }

    private Machine require(Connection tx, String name) throws SQLException {
        var machine = MachineRows.lock(tx, name).orElseThrow(() -> Errors.machineDoesNotExist(arns.machine(name)));
        if (!machine.active()) {
            throw Errors.machineDeleting(arns.machine(name));
        }
        return machine;
    }

    private void addPublished(Connection tx, ObjectNode answer, Machine machine, @Nullable String description)
            throws SQLException {
        var version = VersionRows.publish(tx, machine.id(), machine.revision(), description, now());
        answer.put("stateMachineVersionArn", arns.version(machine.name(), version.number()));
    }

    /** Whether a second creation is the same as the first. As the API reference says, the role is not compared. */
    private static boolean isSame(Machine there, Machine wanted) {
        return there.definition().equals(wanted.definition())
                && Optional.ofNullable(there.logging()).equals(Optional.ofNullable(wanted.logging()))
                && Optional.ofNullable(there.tracing()).equals(Optional.ofNullable(wanted.tracing()));
    }

    private static @Nullable String versionDescription(Parameters request, boolean publish) {
        var description = request.optional("versionDescription", 256);
        if (description.isPresent() && !publish) {
            throw Errors.validation("Version description can only be set when publish is true");
        }
        return description.orElse(null);
    }

    private static void refuseKeys(Parameters request) {
        var encryption = request.structure("encryptionConfiguration");
        if (encryption.isPresent()
                && !encryption.get().path("type").asString("").equals("AWS_OWNED_KEY")) {
            throw Errors.notSupported("Keys of customers");
        }
    }

    private String withoutVersion(String arn) {
        var ref = arns.parseMachine(arn);
        if (ref.version() != null) {
            throw Errors.validation("A version cannot be changed or deleted as a state machine: '" + arn + "'");
        }
        return ref.name();
    }

    private static @Nullable String text(Parameters request, String structure) {
        return request.structure(structure).map(ObjectNode::toString).orElse(null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
