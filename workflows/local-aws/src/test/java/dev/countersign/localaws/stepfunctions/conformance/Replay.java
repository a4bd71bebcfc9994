package dev.countersign.localaws.stepfunctions.conformance;

import dev.countersign.conformance.Recording;
import dev.countersign.conformance.Told;
import dev.countersign.localaws.stepfunctions.conformance.JsonApi.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sets up what a recording needs, runs it over HTTP, and gives back what came of it with the recording's names. */
final class Replay {

    private static final String ROLE = "arn:aws:iam::111111111111:role/recorded";
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Recording recording;
    private final int number;
    private final JsonApi api;
    private final SnsClient topics;

    /** What stands in the recording, and what it is called here. */
    private final Map<String, String> names = new LinkedHashMap<>();

    Replay(Recording recording, int number, JsonApi api, SnsClient topics) {
        this.recording = recording;
        this.number = number;
        this.api = api;
        this.topics = topics;
    }

    Told run() throws InterruptedException {
        setUp();
        var machine = create("recorded-" + number, recording.json().get("definition"));
        var start = JsonApi.request().put("stateMachineArn", machine);
        start.put("input", named(recording.input().toString()));
        var execution = api.states("StartExecution", start).get("executionArn").stringValue();
        if (recording.calls("stop_execution")) {
            api.states("StopExecution", JsonApi.request().put("executionArn", execution));
        }
        answerToken();
        return told(execution);
    }

    private void setUp() {
        int queue = 0;
        for (var url : recording.queueUrls()) {
            var created =
                    api.queues("CreateQueue", JsonApi.request().put("QueueName", "recorded-" + number + "-" + queue++));
            names.put(url, created.get("QueueUrl").stringValue());
        }
        for (var arn : recording.topicArns()) {
            var isFifo = arn.endsWith(".fifo");
            var created = topics.createTopic(r -> r.name("recorded-" + number + (isFifo ? ".fifo" : ""))
                            .attributes(isFifo ? Map.of("FifoTopic", "true") : Map.of()))
                    .topicArn();
            names.put(arn, created);
            if (recording.calls("sns.delete_topic")) {
                topics.deleteTopic(r -> r.topicArn(created));
            }
        }
        recording
                .functions()
                .forEach(function -> names.put(
                        function.get("name").stringValue(),
                        RecordedFunctions.name(function.get("handler").stringValue())));
        for (var machine : recording.json().path("otherStateMachines")) {
            // As long a name as there, because lengths are recorded.
            var name = machine.get("name").stringValue().replaceFirst("\\d{5}$", "%05d".formatted(number));
            create(name, machine.get("definition"));
            names.put("<ArnPart_0idx>", name);
        }
    }

    private String create(String name, JsonNode definition) {
        var request = JsonApi.request().put("name", name).put("roleArn", ROLE);
        request.put("definition", named(definition.toString()));
        return api.states("CreateStateMachine", request).get("stateMachineArn").stringValue();
    }

    private void answerToken() {
        boolean succeeds = recording.hasActor("sqs_send_task_success_state_machine");
        boolean fails = recording.hasActor("sqs_send_task_failure_state_machine");
        var callback = recording.callback();
        if (!succeeds && !fails && callback.isEmpty()) {
            return;
        }
        var queue = names.get(recording.queueUrls().getFirst());
        var messages = api.queues(
                        "ReceiveMessage",
                        JsonApi.request().put("QueueUrl", queue).put("WaitTimeSeconds", 10))
                .get("Messages");
        var body = MAPPER.readTree(messages.get(0).get("Body").stringValue());
        var token = body.get("TaskToken").stringValue();
        if (callback.isPresent()) {
            var request = ((ObjectNode) callback.get().get(1)).put("taskToken", token);
            api.states(operation(callback.get().get(0).stringValue()), request);
        } else if (succeeds) {
            var request = JsonApi.request().put("taskToken", token);
            api.states(
                    "SendTaskSuccess", request.put("output", body.get("Message").toString()));
        } else {
            var request = JsonApi.request().put("taskToken", token);
            api.states("SendTaskFailure", request.put("error", "Failure error").put("cause", "Failure cause"));
        }
    }

    private static String operation(String called) {
        return switch (called) {
            case "send_task_success" -> "SendTaskSuccess";
            case "send_task_failure" -> "SendTaskFailure";
            case "send_task_heartbeat" -> "SendTaskHeartbeat";
            default -> throw new IllegalArgumentException(called);
        };
    }

    private Told told(String execution) throws InterruptedException {
        var request = JsonApi.request().put("executionArn", execution);
        long end = System.nanoTime() + PATIENCE_NANOS;
        var description = api.states("DescribeExecution", request);
        while (!recording.status().equals("RUNNING")
                && description.get("status").stringValue().equals("RUNNING")
                && System.nanoTime() < end) {
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
            description = api.states("DescribeExecution", request);
        }
        var history = api.states("GetExecutionHistory", request.deepCopy().put("maxResults", 1000));
        return told(renamed(description), renamed(history.get("events")));
    }

    private static Told told(JsonNode description, JsonNode events) {
        return new Told(
                description.get("status").stringValue(),
                MAPPER.readTree(description.path("output").asString("null")),
                description.path("error"),
                description.path("cause"),
                events.values().stream().toList());
    }

    private String named(String text) {
        for (var name : names.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return text;
    }

    private JsonNode renamed(JsonNode told) {
        var text = told.toString();
        for (var name : names.entrySet()) {
            text = text.replace(name.getValue(), name.getKey());
        }
        return MAPPER.readTree(text);
    }

    /** Whether this endpoint leaves out, by name, what the definition asks for. */
    static boolean isLeftOut(Refused refused) {
        var message = String.valueOf(refused.getMessage());
        return message.contains("NOT_SUPPORTED") || message.contains("is not recognized");
    }
}
