package dev.countersign.localaws.stepfunctions;

import dev.countersign.localaws.stepfunctions.machine.Machine;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import dev.countersign.localaws.stepfunctions.protocol.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A state machine as DescribeStateMachine shows it. */
final class MachineJson {

    private MachineJson() {}

    /** @param whole whether with the definition, or only its metadata */
    static ObjectNode of(Machine machine, Arns arns, boolean whole) {
        var version = machine.version();
        var json = Json.object()
                .put(
                        "stateMachineArn",
                        version == null ? arns.machine(machine.name()) : arns.version(machine.name(), version))
                .put("name", machine.name())
                .put("status", machine.active() ? "ACTIVE" : "DELETING")
                .put("definition", whole ? machine.definition() : "{}")
                .put("roleArn", machine.roleArn())
                .put("type", "STANDARD")
                .put("creationDate", Times.toWire(machine.createdAt()));
        json.set("loggingConfiguration", or(machine.logging(), "{\"level\":\"OFF\",\"includeExecutionData\":false}"));
        json.set("tracingConfiguration", or(machine.tracing(), "{\"enabled\":false}"));
        if (machine.revisionId() != null) {
            json.put("revisionId", machine.revisionId());
        }
        if (machine.description() != null) {
            json.put("description", machine.description());
        }
        return json;
    }

    private static JsonNode or(@Nullable String stored, String standard) {
        return Json.read(stored == null ? standard : stored);
    }
}
