package dev.countersign.localaws.stepfunctions.integration;

import dev.countersign.localaws.lambda.Functions;
import dev.countersign.localaws.lambda.Invocations;
import dev.countersign.localaws.sns.Topics;
import dev.countersign.localaws.sqs.Queues;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** The resources that Task states can name. */
public final class Integrations {

    private static final String LAMBDA_FUNCTION = "arn:aws:lambda:";
    private static final String CALLBACK = ".waitForTaskToken";

    private final Map<String, Integration> optimized;
    private final Functions functions;
    private final SdkMetadata metadata;
    private final LambdaEvent event;

    public Integrations(
            Queues queues,
            Topics topics,
            Functions functions,
            Invocations invocations,
            Clock clock,
            RandomGenerator random) {
        this.functions = functions;
        this.metadata = new SdkMetadata(clock, random);
        var send = new SqsSendMessage(queues, metadata);
        var publish = new SnsPublish(topics, metadata);
        var invoke = new LambdaInvoke(functions, metadata, null);
        this.event = new LambdaEvent(functions, invocations, metadata);
        this.optimized = Map.ofEntries(
                Map.entry("arn:aws:states:::sqs:sendMessage", send),
                Map.entry("arn:aws:states:::sqs:sendMessage" + CALLBACK, send),
                Map.entry("arn:aws:states:::sns:publish", publish),
                Map.entry("arn:aws:states:::sns:publish" + CALLBACK, publish),
                Map.entry("arn:aws:states:::lambda:invoke", invoke),
                Map.entry("arn:aws:states:::lambda:invoke" + CALLBACK, invoke),
                Map.entry("arn:aws:states:::states:startExecution", new Integration.ChildExecution(false)),
                Map.entry("arn:aws:states:::states:startExecution" + CALLBACK, new Integration.ChildExecution(false)),
                Map.entry("arn:aws:states:::states:startExecution.sync", new Integration.ChildExecution(true)),
                Map.entry("arn:aws:states:::states:startExecution.sync:2", new Integration.ChildExecution(true)));
    }

    /** The arguments that an integration refuses, by their names in a definition, each with the reason. */
    public Map<String, String> refused(String resource, JsonNode arguments) {
        var refused = new LinkedHashMap<String, String>();
        Arguments.refused(resource, arguments).forEach(one -> refused.put(one.name(), one.reason()));
        return refused;
    }

    /** Why a resource that is not known is refused. */
    public static String unknown(String resource) {
        return "The resource provided %s is not recognized. The value is not a valid resource ARN, or the resource is not available in this endpoint."
                .formatted(resource);
    }

    public boolean knows(String resource) {
        return optimized.containsKey(resource) || resource.startsWith(LAMBDA_FUNCTION);
    }

    /**
     * The integration of a resource; it must be one that definitions may have. Arguments that an expression made are not checked before: if
     * one is not supported, the call fails.
     */
    public Integration of(String resource, JsonNode arguments) {
        var refused = Arguments.refused(resource, arguments);
        if (!refused.isEmpty()) {
            var failed = new Answer.Failed(
                    "States.Runtime",
                    "The Parameters '%s' could not be used to start the Task: [%s]"
                            .formatted(arguments, refused.getFirst().reason()));
            return (Integration.WithinAdvance) (tx, same) -> failed;
        }
        var integration = optimized.get(resource);
        if (integration instanceof LambdaInvoke
                && arguments.path("InvocationType").asString("").equals("Event")) {
            return event;
        }
        if (integration != null) {
            return integration;
        }
        if (resource.startsWith(LAMBDA_FUNCTION)) {
            return new LambdaInvoke(functions, metadata, resource);
        }
        throw new IllegalArgumentException("no integration for " + resource);
    }
}
