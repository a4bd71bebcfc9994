package dev.countersign.asl.conformance;

import dev.countersign.asl.StateMachine;
import dev.countersign.asl.TestHost;
import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.asl.event.MapInput;
import dev.countersign.asl.parse.InvalidDefinition;
import dev.countersign.conformance.Recording;
import dev.countersign.conformance.Told;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs a recording: services answer what history says that they answered. */
final class Replay {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_TURNS = 5_000;

    private final Recording recording;
    private final Deque<JsonNode> scheduled = new ArrayDeque<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final Set<Long> answered = new HashSet<>();

    private Replay(Recording recording) {
        this.recording = recording;
        recording
                .history()
                .ifPresent(history -> history.forEach(event -> {
                    events.add(event);
                    if (event.get("type").stringValue().endsWith("Scheduled")) {
                        scheduled.add(event);
                    }
                }));
    }

    static Told run(Recording recording) throws InvalidDefinition {
        TestHost host = new Replay(recording).run();
        var execution = host.execution();
        return new Told(
                execution.status().name(),
                execution.output().orElse(NODES.nullNode()),
                text(execution.error()),
                text(execution.cause()),
                host.history().stream().map(Replay::json).toList());
    }

    private static JsonNode text(Optional<String> text) {
        return text.<JsonNode>map(NODES::stringNode).orElseGet(NODES::missingNode);
    }

    private static JsonNode json(HistoryEvent event) {
        ObjectNode json = NODES.objectNode();
        json.put("id", event.id());
        json.put("previousEventId", event.previousId());
        json.put("timestamp", "timestamp");
        json.put("type", event.type().wireName());
        if (!event.details().isEmpty()) {
            json.set(event.type().detailsMember(), event.details());
        } else if (!event.type().detailsMember().isEmpty()) {
            json.putObject(event.type().detailsMember());
        }
        return json;
    }

    private TestHost run() throws InvalidDefinition {
        var host = new TestHost(StateMachine.parse(recording.definition()));
        // The times in the recordings are of the end of the year in which the clock of the tests begins.
        host.wait(Duration.ofDays(330));
        host.send(new Event.Started(TestHost.CONTEXT, recording.input()));
        if (recording.isStopped()) {
            host.send(new Event.Aborted(null, null));
        }
        boolean waits = recording.status().equals("RUNNING");
        for (int turn = 0; turn < MAX_TURNS && host.status() == ExecutionStatus.RUNNING; turn++) {
            boolean moved = answer(host) || runMap(host) || (!waits && host.passTime());
            if (!moved) {
                break;
            }
        }
        return host;
    }

    /** Runs the executions of a Map in distributed mode. Histories do not have the answers to their calls: their functions return the event. */
    private static boolean runMap(TestHost host) {
        Optional<Effect.StartMapRun> run = host.mapRun();
        if (run.isEmpty()) {
            return false;
        }
        var outputs = NODES.arrayNode();
        for (MapInput input : host.inputsOf(run.get())) {
            TestHost child = host.child(run.get(), input);
            while (child.status() == ExecutionStatus.RUNNING && (runMap(child) || returnEvent(child))) {}
            var ended = child.execution();
            if (ended.output().isEmpty()) {
                host.mapRunFailed(run.get(), "States.ExceedToleratedFailureThreshold", "one failed");
                return true;
            }
            outputs.add(ended.output().get());
        }
        host.mapRunSucceeded(run.get(), outputs);
        return true;
    }

    private static boolean returnEvent(TestHost host) {
        List<Effect.CallService> calls = host.calls();
        calls.forEach(call -> host.succeed(call.task(), call.arguments()));
        return !calls.isEmpty();
    }

    private boolean answer(TestHost host) {
        for (Effect.CallService call : host.calls()) {
            if (answered.add(call.task()) && !scheduled.isEmpty()) {
                answer(host, call.task(), scheduled.remove());
                return true;
            }
        }
        return false;
    }

    private void answer(TestHost host, long task, JsonNode event) {
        Optional<JsonNode> next = Optional.of(event);
        while (next.isPresent()) {
            JsonNode current = next.get();
            String type = current.get("type").stringValue();
            JsonNode details = details(current);
            if (type.endsWith("Submitted")) {
                host.send(new Event.TaskSubmitted(task, parsed(details.get("output"))));
            } else if (type.endsWith("Succeeded")) {
                host.succeed(task, parsed(details.get("output")));
                return;
            } else if (type.endsWith("Failed")) {
                host.fail(task, text(details.get("error")), text(details.get("cause")));
                return;
            }
            next = followed(current);
        }
    }

    private Optional<JsonNode> followed(JsonNode event) {
        return events.stream()
                .filter(other -> other.get("previousEventId").equals(event.get("id"))
                        && other.get("type").stringValue().matches("(Task|LambdaFunction)[A-Z][a-z]+")
                        && !other.get("type").stringValue().contains("State"))
                .findFirst();
    }

    private static JsonNode details(JsonNode event) {
        return event.properties().stream()
                .filter(member -> member.getKey().endsWith("EventDetails"))
                .findFirst()
                .map(java.util.Map.Entry::getValue)
                .orElseGet(() -> MAPPER.createObjectNode());
    }

    private static JsonNode parsed(JsonNode output) {
        if (!output.isString()) {
            return output;
        }
        try {
            return MAPPER.readTree(output.stringValue());
        } catch (tools.jackson.core.JacksonException plain) {
            return output;
        }
    }

    @SuppressWarnings("NullAway")
    private static String text(JsonNode node) {
        if (node == null) {
            return null;
        }
        return node.isString() ? node.stringValue() : node.toString();
    }
}
