package dev.countersign.asl;

import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionContext;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.asl.event.MapInput;
import dev.countersign.asl.event.Moment;
import dev.countersign.asl.parse.InvalidDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A host in virtual time. It keeps the timers and calls of an execution, and after every event it writes the execution to JSON and reads it back.
 */
public final class TestHost {

    public static final ExecutionContext CONTEXT = new ExecutionContext(
            "arn:aws:states:us-east-1:111111111111:execution:machine:exec0",
            "exec0",
            "arn:aws:iam::111111111111:role/role",
            Instant.parse("2026-01-01T00:00:00Z"),
            "arn:aws:states:us-east-1:111111111111:stateMachine:machine",
            "machine");

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final StateMachine machine;
    private final Map<Long, Instant> timers = new LinkedHashMap<>();
    private final Map<Long, Effect.CallService> calls = new LinkedHashMap<>();
    private final Map<Long, Effect.StartMapRun> mapRuns = new LinkedHashMap<>();
    private final Map<Long, Effect.StartMapRun> startedMapRuns = new LinkedHashMap<>();
    private final List<HistoryEvent> history = new ArrayList<>();
    private Execution execution = Execution.initial();
    private Instant now = CONTEXT.startedAt();
    private int events;

    public TestHost(StateMachine machine) {
        this.machine = machine;
    }

    /** Starts a valid definition with this input. */
    public static TestHost start(String definition, String input) {
        try {
            TestHost host = new TestHost(StateMachine.parse(definition));
            host.send(new Event.Started(CONTEXT, json(input)));
            return host;
        } catch (InvalidDefinition e) {
            throw new AssertionError(e);
        }
    }

    public static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    public Advance send(Event event) {
        Advance advance = Interpreter.advance(machine, execution, event, new Moment(now, "seed " + ++events));
        execution = Execution.fromJson(advance.execution().toJson());
        history.addAll(advance.history());
        for (Effect effect : advance.effects()) {
            switch (effect) {
                case Effect.SetTimer timer -> timers.put(timer.timer(), timer.at());
                case Effect.CancelTimer timer -> timers.remove(timer.timer());
                case Effect.CallService call -> calls.put(call.task(), call);
                case Effect.CancelTask task -> {
                    calls.remove(task.task());
                    mapRuns.remove(task.task());
                }
                case Effect.StartMapRun run -> {
                    mapRuns.put(run.task(), run);
                    startedMapRuns.put(run.task(), run);
                }
                case Effect.RedriveMapRun run -> mapRuns.put(run.task(), startedMapRuns.get(run.task()));
            }
        }
        return advance;
    }

    /** The oldest open map run; empty if there is none. */
    public Optional<Effect.StartMapRun> mapRun() {
        return mapRuns.values().stream().findFirst();
    }

    /** A host for one execution of a map run, which has started. */
    public TestHost child(Effect.StartMapRun run, MapInput input) {
        var child = new TestHost(machine);
        child.now = now;
        child.send(new Event.Started(CONTEXT, input.input(), run.map()));
        return child;
    }

    public List<MapInput> inputsOf(Effect.StartMapRun run) {
        return Interpreter.inputsOf(machine, execution, run.task());
    }

    public Advance mapRunSucceeded(Effect.StartMapRun run, JsonNode outputs) {
        mapRuns.remove(run.task());
        return send(new Event.TaskSucceeded(run.task(), outputs));
    }

    public Advance mapRunFailed(Effect.StartMapRun run, String error, String cause) {
        mapRuns.remove(run.task());
        return send(new Event.TaskFailed(run.task(), error, cause));
    }

    /** The oldest open call. */
    public Effect.CallService call() {
        return calls.values().iterator().next();
    }

    public List<Effect.CallService> calls() {
        return List.copyOf(calls.values());
    }

    public Advance succeed(long task, String output) {
        return succeed(task, json(output));
    }

    public Advance succeed(long task, JsonNode output) {
        calls.remove(task);
        return send(new Event.TaskSucceeded(task, output));
    }

    public Advance fail(long task, String error, String cause) {
        calls.remove(task);
        return send(new Event.TaskFailed(task, error, cause));
    }

    /** Advances the time to the next timer; returns false if there is none. */
    public boolean passTime() {
        Optional<Map.Entry<Long, Instant>> next = timers.entrySet().stream().min(Map.Entry.comparingByValue());
        if (next.isEmpty()) {
            return false;
        }
        timers.remove(next.get().getKey());
        now = next.get().getValue().isAfter(now) ? next.get().getValue() : now;
        send(new Event.TimerFired(next.get().getKey()));
        return true;
    }

    public void wait(Duration time) {
        now = now.plus(time);
    }

    public Map<Long, Instant> timers() {
        return timers;
    }

    public Instant now() {
        return now;
    }

    public Execution execution() {
        return execution;
    }

    public ExecutionStatus status() {
        return execution.status();
    }

    /** The output as JSON text. */
    public String output() {
        return execution.output().map(JsonNode::toString).orElse("");
    }

    public List<HistoryEvent> history() {
        return history;
    }

    public List<String> types() {
        return history.stream().map(event -> event.type().wireName()).toList();
    }
}
