package dev.countersign.localaws.stepfunctions;

import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.localaws.stepfunctions.engine.Engine;
import dev.countersign.localaws.stepfunctions.engine.ExecutionReader.Description;
import dev.countersign.localaws.stepfunctions.engine.ExecutionReader.Listed;
import dev.countersign.localaws.stepfunctions.engine.StoredExecution;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import dev.countersign.localaws.stepfunctions.protocol.Times;
import tools.jackson.databind.node.ObjectNode;

/** Executions as DescribeExecution and ListExecutions show them. */
final class ExecutionJson {

    private ExecutionJson() {}

    /** @param whole whether with its data, or only its metadata */
    static ObjectNode of(Description execution, Arns arns, Engine engine, boolean whole) {
        var json = head(execution.machineName(), execution.row(), arns);
        execution.mapRun().ifPresent(run -> json.put("mapRunArn", arns.mapRun(run)));
        json.putObject("inputDetails").put("included", whole);
        execution.output().ifPresent(_ -> json.putObject("outputDetails").put("included", whole));
        if (whole) {
            json.put("input", execution.input());
            execution.output().ifPresent(output -> json.put("output", output));
            execution.error().ifPresent(error -> json.put("error", error));
            execution.cause().ifPresent(cause -> json.put("cause", cause));
        }
        var obstacle = engine.obstacleToRedrive(execution.row());
        json.put("redriveStatus", redriveStatus(execution.row(), obstacle.isEmpty()));
        obstacle.ifPresent(reason -> json.put("redriveStatusReason", reason));
        return json;
    }

    private static String redriveStatus(StoredExecution row, boolean redrivable) {
        boolean failed = row.stoppedAt() != null && row.status() != ExecutionStatus.SUCCEEDED;
        return row.item() != null && failed ? "REDRIVABLE_BY_MAP_RUN" : redrivable ? "REDRIVABLE" : "NOT_REDRIVABLE";
    }

    static ObjectNode listed(Listed execution, Arns arns) {
        var json = head(execution.machineName(), execution.row(), arns);
        execution.mapRun().ifPresent(run -> json.put("mapRunArn", arns.mapRun(run)));
        var item = execution.row().item();
        return item == null ? json : json.put("itemCount", item.items());
    }

    private static ObjectNode head(String machine, StoredExecution row, Arns arns) {
        var json = Json.object()
                .put("executionArn", arns.execution(machine, row.name()))
                .put("stateMachineArn", arns.machine(machine))
                .put("name", row.name())
                .put("status", row.status().name())
                .put("startDate", Times.toWire(row.startedAt()))
                .put("redriveCount", row.redrives());
        if (row.stoppedAt() != null) {
            json.put("stopDate", Times.toWire(row.stoppedAt()));
        }
        if (row.redrivenAt() != null) {
            json.put("redriveDate", Times.toWire(row.redrivenAt()));
        }
        if (row.alias() != null) {
            json.put("stateMachineAliasArn", arns.alias(machine, row.alias()));
        }
        if (row.version() != null) {
            json.put("stateMachineVersionArn", arns.version(machine, row.version()));
        }
        return json;
    }
}
