package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.event.Event;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.stepfunctions.engine.StoredExecution.ParentTask;
import dev.countersign.localaws.stepfunctions.integration.Answer;
import dev.countersign.localaws.stepfunctions.integration.Attributes;
import dev.countersign.localaws.stepfunctions.integration.SdkMetadata;
import dev.countersign.localaws.stepfunctions.integration.ServiceFailure;
import dev.countersign.localaws.stepfunctions.machine.MachineRows;
import dev.countersign.localaws.stepfunctions.machine.Routes;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import dev.countersign.localaws.stepfunctions.protocol.Times;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Executions that a Task state of another one starts. Start and answer are one transaction, so a repeated call starts no second child.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html">Start a new execution</a>
 */
final class Children {

    private final Engine engine;
    private final ExecutionReader reader;
    private final Arns arns;
    private final Routes routes;
    private final SdkMetadata metadata;

    Children(Engine engine, ExecutionReader reader, Arns arns, Routes routes, SdkMetadata metadata) {
        this.engine = engine;
        this.reader = reader;
        this.arns = arns;
        this.routes = routes;
        this.metadata = metadata;
    }

    /**
     * Starts the child in the transaction that tells the parent.
     *
     * @param parent the task that waits for the child; null if none does
     */
    Answer start(Connection tx, JsonNode arguments, @Nullable ParentTask parent) throws SQLException {
        try {
            var arn = Attributes.text(arguments.path("StateMachineArn"));
            var route = routes.of(tx, arn);
            var machine = MachineRows.find(tx, route.machine()).orElseThrow(() -> Errors.machineDoesNotExist(arn));
            var name = arguments.hasNonNull("Name")
                    ? Attributes.text(arguments.get("Name"))
                    : metadata.requestId().toString();
            if (!Arns.isName(name)) {
                throw Errors.invalidName(name);
            }
            var input = arguments.hasNonNull("Input") ? Attributes.text(arguments.get("Input")) : "{}";
            var start = new Engine.Start(
                    machine.id(),
                    machine.version(),
                    route.alias(),
                    machine.revision(),
                    name,
                    Json.read(input),
                    parent,
                    null);
            var executionArn = arns.execution(machine.name(), name);
            if (ExecutionRows.exists(tx, machine.id(), name)) {
                throw Errors.executionAlreadyExists(executionArn);
            }
            var started = engine.start(tx, start);
            var answer = Json.object().put("ExecutionArn", executionArn);
            answer.put("StartDate", started.at().toEpochMilli());
            var wire = Json.object().put("executionArn", executionArn);
            wire.put("startDate", Times.toWire(started.at()).doubleValue());
            metadata.addTo(answer, "application/x-amz-json-1.0", wire.toString().length());
            return new Answer.Returned(answer);
        } catch (AwsError refused) {
            return ServiceFailure.of("StepFunctions", "AWSStepFunctions", refused, metadata.requestId());
        }
    }

    /** The event for the task that waited for the child; empty if the child was redriven and runs again. */
    Optional<Event> answerOf(Connection tx, ChildEnd end, String resource) throws SQLException {
        var child = reader.read(tx, end.child());
        boolean parsed = resource.endsWith(".sync:2");
        return switch (child.row().status()) {
            case RUNNING -> Optional.empty();
            case SUCCEEDED -> Optional.of(new Event.TaskSucceeded(end.task(), description(child, parsed)));
            case FAILED, TIMED_OUT, ABORTED ->
                Optional.of(new Event.TaskFailed(
                        end.task(),
                        "States.TaskFailed",
                        description(child, parsed).toString()));
        };
    }

    /**
     * The answer of DescribeExecution.
     *
     * @param parsed whether with input and output as JSON, as {@code .sync:2} has it; {@code .sync} has them as text, and nothing about redrives
     */
    private ObjectNode description(ExecutionReader.Description ended, boolean parsed) {
        var row = ended.row();
        var description = Json.object();
        description.put("ExecutionArn", arns.execution(ended.machineName(), row.name()));
        description.set("Input", data(ended.input(), parsed));
        description.putObject("InputDetails").put("Included", true);
        description.put("Name", row.name());
        ended.output().ifPresent(output -> {
            description.set("Output", data(output, parsed));
            description.putObject("OutputDetails").put("Included", true);
        });
        ended.error().ifPresent(error -> description.put("Error", error));
        ended.cause().ifPresent(cause -> description.put("Cause", cause));
        if (parsed) {
            addRedrives(row, description);
        }
        description.put("StartDate", row.startedAt().toEpochMilli());
        description.put("StateMachineArn", arns.machine(ended.machineName()));
        description.put("Status", row.status().name());
        if (row.stoppedAt() != null) {
            description.put("StopDate", row.stoppedAt().toEpochMilli());
        }
        return description;
    }

    private static JsonNode data(String text, boolean parsed) {
        return parsed ? Json.read(text) : StringNode.valueOf(text);
    }

    private void addRedrives(StoredExecution row, ObjectNode description) {
        description.put("RedriveCount", row.redrives());
        engine.obstacleToRedrive(row)
                .ifPresentOrElse(
                        obstacle -> description
                                .put("RedriveStatus", "NOT_REDRIVABLE")
                                .put("RedriveStatusReason", obstacle),
                        () -> description.put("RedriveStatus", "REDRIVABLE"));
    }
}
