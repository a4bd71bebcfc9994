package dev.countersign.localaws.stepfunctions;

import dev.countersign.localaws.stepfunctions.protocol.Errors;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the services of this endpoint answer, to check the mocked result of a Task with. A member that no answer has is accepted, as on AWS, and so is
 * whatever another service is said to answer, since nothing here knows its answers.
 */
final class MockSchema {

    private static final Set<String> SENT = Set.of(
            "MD5OfMessageBody",
            "MD5OfMessageAttributes",
            "MD5OfMessageSystemAttributes",
            "MessageId",
            "SequenceNumber");

    private static final Set<String> DESCRIBED = Set.of(
            "ExecutionArn",
            "StateMachineArn",
            "Name",
            "Status",
            "StartDate",
            "StopDate",
            "Error",
            "Cause",
            "RedriveStatus",
            "RedriveStatusReason");

    private static final String EXECUTION = "arn:aws:states:::states:startExecution";

    private static final Map<String, MockSchema> BY_RESOURCE = Map.of(
            "arn:aws:states:::sqs:sendMessage",
            new MockSchema(SENT, Set.of(), Set.of()),
            "arn:aws:states:::sns:publish",
            new MockSchema(Set.of("MessageId", "SequenceNumber"), Set.of(), Set.of()),
            "arn:aws:states:::lambda:invoke",
            new MockSchema(Set.of("ExecutedVersion", "FunctionError", "LogResult"), Set.of("StatusCode"), Set.of()),
            EXECUTION,
            new MockSchema(Set.of("ExecutionArn", "StartDate"), Set.of(), Set.of("ExecutionArn", "StartDate")),
            EXECUTION + ".sync",
            described(),
            EXECUTION + ".sync:2",
            described());

    private final Set<String> texts;
    private final Set<String> numbers;
    private final Set<String> required;

    private MockSchema(Set<String> texts, Set<String> numbers, Set<String> required) {
        this.texts = texts;
        this.numbers = numbers;
        this.required = required;
    }

    private static MockSchema described() {
        return new MockSchema(
                DESCRIBED, Set.of("RedriveCount"), Set.of("ExecutionArn", "StateMachineArn", "Status", "StartDate"));
    }

    /**
     * Checks a mocked result.
     *
     * @param strict whether members that every answer has must be there
     * @throws dev.countersign.localaws.http.AwsError ValidationException
     */
    static void check(String resource, JsonNode result, boolean strict) {
        var schema = BY_RESOURCE.get(resource);
        if (schema != null) {
            schema.check(result, strict);
        }
    }

    private void check(JsonNode result, boolean strict) {
        if (!result.isObject()) {
            throw Errors.validation("Mocked result must be a JSON object.");
        }
        required.stream()
                .sorted()
                .filter(member -> strict && !result.has(member))
                .findFirst()
                .ifPresent(member -> {
                    throw wrong("Required field '" + member + "' is missing");
                });
        result.properties().forEach(member -> {
            if (texts.contains(member.getKey()) && !member.getValue().isString()) {
                throw wrong("Field '" + member.getKey() + "' must be a string");
            }
            if (numbers.contains(member.getKey()) && !member.getValue().isNumber()) {
                throw wrong("Field '" + member.getKey() + "' must be a number");
            }
        });
    }

    private static RuntimeException wrong(String why) {
        return Errors.validation("Mock result schema validation error: " + why);
    }
}
