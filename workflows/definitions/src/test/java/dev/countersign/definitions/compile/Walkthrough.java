package dev.countersign.definitions.compile;

import dev.countersign.asl.Advance;
import dev.countersign.asl.Execution;
import dev.countersign.asl.Interpreter;
import dev.countersign.asl.StateMachine;
import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionContext;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.asl.event.Moment;
import dev.countersign.asl.parse.InvalidDefinition;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.function.FunctionDescription;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs one request through a compiled template, in virtual time: people answer when the test says so, messages always arrive. */
final class Walkthrough {

    static final CompileTarget TARGET = new CompileTarget(
            "http://localhost/000000000000/human-tasks",
            "http://localhost/000000000000/request-events",
            "arn:aws:sns:us-east-1:000000000000:notifications",
            "arn:aws:lambda:us-east-1:000000000000:function:",
            "");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ExecutionContext CONTEXT = new ExecutionContext(
            "arn:aws:states:us-east-1:000000000000:execution:machine:exec",
            "exec",
            "arn:aws:iam::000000000000:role/countersign-workflows",
            Instant.parse("2027-01-01T00:00:00Z"),
            "arn:aws:states:us-east-1:000000000000:stateMachine:machine",
            "machine");

    /** How a function answers a payload: a JSON text, or {@code error: …}. */
    interface Functions {
        String call(String function, JsonNode payload);
    }

    private final StateMachine machine;
    private final Functions functions;
    private final Map<String, Long> asked = new LinkedHashMap<>();
    private final Map<Long, Instant> timers = new LinkedHashMap<>();
    private final List<HumanTask> tasks = new ArrayList<>();
    private final List<RequestEvent> events = new ArrayList<>();
    private final List<JsonNode> published = new ArrayList<>();
    private final List<String> called = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<HistoryEvent> history = new ArrayList<>();
    private Execution execution = Execution.initial();
    private Instant now = CONTEXT.startedAt();
    private JsonNode payload = JSON.nullNode();
    private int moments;

    private Walkthrough(StateMachine machine, Functions functions) {
        this.machine = machine;
        this.functions = functions;
    }

    static Walkthrough of(TemplateDefinition template, String form, Functions functions) {
        return ofCompiled(TemplateCompiler.compile(template, TARGET), form, functions);
    }

    static Walkthrough ofCompiled(String definition, String form, Functions functions) {
        return ofCompiled(definition, form, "", functions);
    }

    /** The same request in another template, with what it has done so far. */
    Walkthrough moved(TemplateDefinition from, TemplateDefinition to, String form) {
        return followed(from, to, form, _ -> {});
    }

    /** The same request without the step that failed. */
    Walkthrough without(String step, TemplateDefinition definition, String form) {
        return followed(definition, definition, form, carried -> CarriedSteps.skip(carried, step));
    }

    private Walkthrough followed(
            TemplateDefinition from, TemplateDefinition to, String form, Consumer<ObjectNode> more) {
        CarriedSteps carried = new CarriedSteps(from);
        history.forEach(event -> {
            String name = event.details().path("name").asString("");
            if (event.type().name().endsWith("STATE_ENTERED")) {
                carried.entered(name);
            } else if (event.type().name().endsWith("STATE_EXITED")) {
                carried.left(name, event.details().path("output").asString(""));
            } else if (event.details().has("input") && event.previousId() == 0) {
                carried.started(event.details().path("input").asString(""));
            }
        });
        ObjectNode done = carried.soFar();
        more.accept(done);
        String input = ", \"carried\": %s, \"timesUndone\": %s".formatted(done, carried.timesUndone());
        return ofCompiled(TemplateCompiler.compile(to, TARGET), form, input, functions);
    }

    private static Walkthrough ofCompiled(String definition, String form, String more, Functions functions) {
        try {
            var walk = new Walkthrough(StateMachine.parse(definition), functions);
            walk.send(new Event.Started(CONTEXT, JSON.readTree("""
                    {"tenant": "0198c2a0-0000-7000-8000-00000000000a",
                     "request": {"id": "0198c2a0-0000-7000-8000-000000000001", "revision": 1, "form": %s},
                     "requester": {"id": "p1", "name": "Ana", "email": "ana@acme.test", "locale": "es-ES"}%s}
                    """.formatted(form, more))));
            return walk;
        } catch (InvalidDefinition e) {
            throw new AssertionError(e);
        }
    }

    /** Answers the open task of this step. */
    Walkthrough answer(String step, Outcome outcome, @Nullable String comment) {
        return answer(step, new TaskAnswer(task(step), outcome, "person of " + step, comment).toJson());
    }

    /** Answers the open task of this step with what may be meant for another. */
    Walkthrough answer(String step, String output) {
        Long task = asked.remove(step);
        if (task == null) {
            throw new AssertionError(step + " is not asked, but " + asked.keySet() + "; " + events);
        }
        send(new Event.TaskSucceeded(task, JSON.readTree(output)));
        return this;
    }

    /** Answers the open task of this step with these members, in addition to its name. */
    Walkthrough answerTo(String step, String members) {
        TaskAnswer.Task task = task(step);
        return answer(
                step, """
                {"task": {"tenant": "%s", "requestId": "%s", "revision": %d, "step": "%s", "visit": %d}, %s}
                """.formatted(task.tenant(), task.requestId(), task.revision(), step, task.visit(), members));
    }

    /** The latest task of this step. */
    TaskAnswer.Task task(String step) {
        HumanTask task = tasks.stream()
                .filter(one -> one.step().equals(step))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError(step + " was never asked"));
        return new TaskAnswer.Task(task.tenant(), task.requestId(), task.revision(), step, task.visit());
    }

    Walkthrough approve(String... steps) {
        for (String step : steps) {
            answer(step, Outcome.APPROVED, "fine");
        }
        return this;
    }

    /** Advances the time to the next timer. */
    Walkthrough passTime() {
        Map.Entry<Long, Instant> next = timers.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow(() -> new AssertionError("nothing to wait for"));
        timers.remove(next.getKey());
        now = next.getValue();
        send(new Event.TimerFired(next.getKey()));
        return this;
    }

    /** Retries a failed execution. */
    Walkthrough redrive() {
        require(execution.status() == ExecutionStatus.FAILED, "failed");
        now = now.plusSeconds(60);
        events.removeIf(RequestEvent.Finished.class::isInstance);
        send(new Event.Redriven());
        return this;
    }

    /** Why the execution failed. */
    String cause() {
        return execution.cause().orElse("");
    }

    private void send(Event event) {
        Advance advance = Interpreter.advance(machine, execution, event, new Moment(now, "seed " + ++moments));
        execution = Execution.fromJson(advance.execution().toJson());
        history.addAll(advance.history());
        List<Effect.CallService> calls = new ArrayList<>();
        for (Effect effect : advance.effects()) {
            switch (effect) {
                case Effect.SetTimer timer -> timers.put(timer.timer(), timer.at());
                case Effect.CancelTimer timer -> timers.remove(timer.timer());
                case Effect.CancelTask cancelled -> asked.values().remove(cancelled.task());
                case Effect.CallService call -> calls.add(call);
                case Effect.RedriveMapRun run -> throw new AssertionError("no template has task " + run.task());
                case Effect.StartMapRun run -> throw new AssertionError("no template has " + run.map());
            }
        }
        calls.forEach(this::serve);
    }

    private void serve(Effect.CallService call) {
        JsonNode arguments = call.arguments();
        switch (call.resource()) {
            case "arn:aws:states:::sqs:sendMessage.waitForTaskToken" -> {
                HumanTask task =
                        HumanTask.fromJson(arguments.path("MessageBody").toString());
                tasks.add(task);
                asked.put(task.step(), call.task());
            }
            case "arn:aws:states:::sqs:sendMessage" -> {
                events.add(RequestEvent.fromJson(arguments.path("MessageBody").toString()));
                send(new Event.TaskSucceeded(call.task(), JSON.readTree("{\"MessageId\": \"m\"}")));
            }
            case "arn:aws:states:::sns:publish" -> {
                published.add(arguments.path("Message"));
                send(new Event.TaskSucceeded(call.task(), JSON.readTree("{\"MessageId\": \"m\"}")));
            }
            case "arn:aws:states:::lambda:invoke" -> {
                String function = arguments.path("FunctionName").stringValue().replace(TARGET.functionArnPrefix(), "");
                called.add(function);
                keys.add(function + " "
                        + arguments.at("/Payload/call/key").stringValue().replaceFirst("^[^.]*[.]", ""));
                payload = arguments.path("Payload");
                String answer = functions.call(function, arguments.path("Payload"));
                send(
                        answer.startsWith("error: ")
                                ? new Event.TaskFailed(call.task(), answer.substring(7), "it broke")
                                : new Event.TaskSucceeded(
                                        call.task(), JSON.readTree("{\"Payload\": %s}".formatted(answer))));
            }
            case String other -> throw new AssertionError(other);
        }
    }

    List<String> open() {
        return asked.keySet().stream().sorted().toList();
    }

    List<HumanTask> tasks() {
        return tasks;
    }

    List<String> called() {
        return called;
    }

    /** The payload of the last call of a function, without the name of the call. */
    JsonNode payload() {
        ObjectNode known = (ObjectNode) payload.deepCopy();
        known.remove(FunctionDescription.CALL);
        return known;
    }

    /** The functions that were called, each with the key of the call. */
    List<String> keys() {
        return keys;
    }

    List<JsonNode> published() {
        return published;
    }

    List<RequestEvent> events() {
        return events;
    }

    /** The only final message; the output of the execution must be the same. */
    RequestEvent.Finished finished() {
        List<RequestEvent.Finished> all = events.stream()
                .flatMap(event -> event instanceof RequestEvent.Finished end
                        ? Optional.of(end).stream()
                        : Optional.<RequestEvent.Finished>empty().stream())
                .toList();
        if (all.size() != 1 || !events.getLast().equals(all.getFirst())) {
            throw new AssertionError(
                    execution.status() + " " + execution.error() + " " + execution.cause() + " " + events);
        }
        RequestEvent.Finished finished = all.getFirst();
        switch (finished.outcome()) {
            case FAILED -> require(execution.status() == ExecutionStatus.FAILED, "fails");
            case APPROVED, DENIED, WITHDRAWN, CHANGES_REQUESTED, EXPIRED ->
                require(
                        execution
                                .output()
                                .map(JsonNode::toString)
                                .map(RequestEvent::fromJson)
                                .equals(Optional.of(finished)),
                        "tells the same");
        }
        return finished;
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(
                    "The execution never " + what + ": " + execution.status() + " " + execution.output());
        }
    }
}
