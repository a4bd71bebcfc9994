package dev.countersign.localaws.stepfunctions;

import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.stepfunctions.machine.Alias;
import dev.countersign.localaws.stepfunctions.machine.AliasRows;
import dev.countersign.localaws.stepfunctions.machine.MachineRows;
import dev.countersign.localaws.stepfunctions.machine.VersionRows;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import dev.countersign.localaws.stepfunctions.protocol.Times;
import dev.countersign.localaws.store.Database;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Operations on published versions. */
final class VersionActions {

    private static final int MAX_ARN = 256;
    private static final int MOST_NAMED = 10;

    private final Database database;
    private final Arns arns;
    private final Clock clock;

    VersionActions(Database database, Arns arns, Clock clock) {
        this.database = database;
        this.arns = arns;
        this.clock = clock;
    }

    Response publish(Parameters request) {
        var arn = request.required("stateMachineArn", MAX_ARN);
        var revision = request.optional("revisionId", 256);
        var description = request.optional("description", 256);
        var name = arns.parseMachine(arn).name();
        return database.inTransaction(tx -> {
            var machine = MachineRows.lock(tx, name).orElseThrow(() -> Errors.machineDoesNotExist(arn));
            if (!machine.active()) {
                throw Errors.machineDeleting(arn);
            }
            if (revision.isPresent() && !revision.get().equals(machine.revisionName())) {
                throw Errors.conflict(
                        "Failed to publish the State Machine version for revision %s. The current State Machine revision is %s."
                                .formatted(revision.get(), machine.revisionName()));
            }
            var version = VersionRows.publish(
                    tx,
                    machine.id(),
                    machine.revision(),
                    description.orElse(null),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
            return Response.json(Json.object()
                    .put("stateMachineVersionArn", arns.version(name, version.number()))
                    .put("creationDate", Times.toWire(version.createdAt())));
        });
    }

    Response list(Parameters request) {
        var arn = request.required("stateMachineArn", MAX_ARN);
        int limit = request.page();
        var name = arns.parseMachine(arn).name();
        int below = request.optional("nextToken", PageToken.MAX_LENGTH)
                .map(token -> Math.clamp(PageToken.numberIn("versions " + name, token), 0, Integer.MAX_VALUE))
                .orElse(Integer.MAX_VALUE);
        return database.inTransaction(tx -> {
            var machine = MachineRows.find(tx, new Arns.MachineRef(name, null))
                    .orElseThrow(() -> Errors.machineDoesNotExist(arn));
            var answer = Json.object();
            var versions = answer.putArray("stateMachineVersions");
            var rows = VersionRows.list(tx, machine.id(), below, limit + 1);
            rows.stream()
                    .limit(limit)
                    .forEach(row -> versions.addObject()
                            .put("stateMachineVersionArn", arns.version(name, row.number()))
                            .put("creationDate", Times.toWire(row.createdAt())));
            if (rows.size() > limit) {
                answer.put(
                        "nextToken",
                        new PageToken(
                                        "versions " + name,
                                        Integer.toString(rows.get(limit - 1).number()))
                                .encoded());
            }
            return Response.json(answer);
        });
    }

    /** Deleting an unknown version is no error; running executions of the version continue. */
    Response delete(Parameters request) {
        var arn = request.required("stateMachineVersionArn", MAX_ARN);
        var ref = arns.parseMachine(arn);
        var version = ref.version();
        if (version == null) {
            throw Errors.validation("The ARN names no version: '" + arn + "'");
        }
        return database.inTransaction(tx -> {
            var machine = MachineRows.lock(tx, ref.name());
            if (machine.isPresent()) {
                var aliases = AliasRows.list(tx, machine.get().id(), version, "", MOST_NAMED).stream()
                        .map(Alias::name)
                        .toList();
                if (!aliases.isEmpty()) {
                    throw Errors.conflict("Version to be deleted must not be referenced by an alias. "
                            + "Current list of aliases referencing version " + version + ": " + aliases);
                }
            }
            VersionRows.delete(tx, ref.name(), version);
            return Response.json(Json.object());
        });
    }
}
