package dev.countersign.localaws.stepfunctions.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The names of the arguments that an integration has: none is ignored, so what is not supported is refused by its name. */
final class Arguments {

    /** By the resource without the way it waits. */
    private static final Map<String, Set<String>> SUPPORTED = Map.of(
            "arn:aws:states:::sqs:sendMessage",
                    Set.of(
                            "QueueUrl",
                            "MessageBody",
                            "DelaySeconds",
                            "MessageAttributes",
                            "MessageGroupId",
                            "MessageDeduplicationId"),
            "arn:aws:states:::sns:publish",
                    Set.of(
                            "TopicArn",
                            "TargetArn",
                            "Message",
                            "MessageStructure",
                            "Subject",
                            "MessageAttributes",
                            "MessageGroupId",
                            "MessageDeduplicationId"),
            "arn:aws:states:::lambda:invoke",
                    Set.of("FunctionName", "Payload", "InvocationType", "Qualifier", "ClientContext", "LogType"),
            "arn:aws:states:::states:startExecution", Set.of("StateMachineArn", "Input", "Name"));

    /** What AWS has besides. */
    private static final Map<String, Set<String>> OF_AWS = Map.of(
            "arn:aws:states:::sqs:sendMessage", Set.of("MessageSystemAttributes"),
            "arn:aws:states:::sns:publish", Set.of("PhoneNumber"),
            "arn:aws:states:::states:startExecution", Set.of("TraceHeader"));

    private Arguments() {}

    /** An argument that is refused, and why. */
    record Refused(String name, String reason) {}

    /**
     * The arguments that are refused.
     *
     * @param arguments an object; its members may end with {@code .$}
     */
    static List<Refused> refused(String resource, JsonNode arguments) {
        String base = resource.replaceFirst("\\.(waitForTaskToken|sync|sync:2)$", "");
        Set<String> supported = SUPPORTED.get(base);
        List<Refused> refused = new ArrayList<>();
        if (supported != null && arguments.isObject()) {
            for (String member : arguments.propertyNames()) {
                String name = member.endsWith(".$") ? member.substring(0, member.length() - 2) : member;
                if (!supported.contains(name)) {
                    refused.add(new Refused(member, reason(base, name)));
                }
            }
        }
        return refused;
    }

    private static String reason(String base, String name) {
        return OF_AWS.getOrDefault(base, Set.of()).contains(name)
                ? "The field \"" + name + "\" of " + base.substring("arn:aws:states:::".length())
                        + " is not supported by this endpoint"
                : "The field \"" + name + "\" is not supported by Step Functions";
    }
}
