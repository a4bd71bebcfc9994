package dev.countersign.localaws.calls;

import dev.countersign.localaws.account.Account;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Records what Task states call with the role of their state machine. */
public final class TaskCalls {

    private static final String SERVICES = "arn:aws:states:::";

    private final CallRecorder recorder;
    private final Account account;

    public TaskCalls(CallRecorder recorder, Account account) {
        this.recorder = recorder;
        this.account = account;
    }

    /** A call of the service that a Task names as its resource, which may also be a function. */
    public void record(String role, String resource, JsonNode arguments) {
        if (!recorder.isOn()) {
            return;
        }
        if (!resource.startsWith(SERVICES)) {
            recorder.record(() -> Call.of(role, "lambda:InvokeFunction", resource));
            return;
        }
        var integration = resource.substring(SERVICES.length());
        var service = integration.contains(".") ? integration.substring(0, integration.indexOf('.')) : integration;
        switch (service) {
            case "sqs:sendMessage" ->
                record(
                        role,
                        "sqs:SendMessage",
                        of(arguments, "QueueUrl").map(url -> OperationCalls.queueArn(account, url)));
            case "sns:publish" -> record(role, "sns:Publish", of(arguments, "TopicArn", "TargetArn"));
            case "lambda:invoke" ->
                record(
                        role,
                        "lambda:InvokeFunction",
                        of(arguments, "FunctionName").map(name -> OperationCalls.functionArn(account, name)));
            case "states:startExecution" ->
                record(
                        role,
                        "states:StartExecution",
                        of(arguments, "StateMachineArn").map(OperationCalls::unqualified));
            default -> throw new IllegalArgumentException("which action is " + resource + "?");
        }
    }

    /** A call without its argument fails before IAM is asked. */
    private void record(String role, String action, Optional<String> resource) {
        resource.ifPresent(one -> recorder.record(() -> Call.of(role, action, one)));
    }

    private static Optional<String> of(JsonNode arguments, String... names) {
        return Stream.of(names)
                .map(arguments::path)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst();
    }
}
