package dev.countersign.definitions.simulate;

import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.Event;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.RevisionAnswer;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WaitStep;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What an imagined request meets in place of queues, topics, functions and people. */
final class World {

    static final UUID TENANT = new UUID(0, 1);
    static final UUID REQUEST = new UUID(0, 2);

    private static final String UNDO = ": take back";

    private final TemplateDefinition definition;
    private final Scenario scenario;
    private final Answers answers;
    private JsonNode form;

    World(TemplateDefinition definition, Scenario scenario, Answers answers) {
        this.definition = definition;
        this.scenario = scenario;
        this.answers = answers;
        this.form = scenario.form();
    }

    /**
     * How a call is answered.
     *
     * @param asked the task, if people are asked
     * @param accepted the answer of the service that took the call, if the call waits for a token after it
     * @param at when the answer comes
     */
    record Reply(
            Optional<Happening> happening,
            Optional<HumanTask> asked,
            Optional<JsonNode> accepted,
            Instant at,
            Event event) {}

    /** @param state that makes the call */
    Reply serve(Effect.CallService call, String state, Instant now) {
        JsonNode arguments = call.arguments();
        return switch (call.resource()) {
            case "arn:aws:states:::sqs:sendMessage.waitForTaskToken" ->
                ask(call, HumanTask.fromJson(arguments.path("MessageBody").toString()), now);
            case "arn:aws:states:::sqs:sendMessage" ->
                told(call, RequestEvent.fromJson(arguments.path("MessageBody").toString()), now);
            case "arn:aws:states:::sns:publish" -> notified(call, step(state), arguments.path("Message"), now);
            case "arn:aws:states:::lambda:invoke" -> called(call, state, arguments, now);
            case String other -> throw new IllegalStateException("a template calls " + other);
        };
    }

    /** The step that a state belongs to. */
    static String step(String state) {
        int end = state.indexOf(':');
        return end < 0 ? state : state.substring(0, end);
    }

    /** The end of a wait that begins now. */
    Instant until(WaitStep step, Instant now) {
        return switch (step.until()) {
            case WaitStep.Until.Elapsed(Duration duration) -> now.plus(duration);
            case WaitStep.Until.Date(String field) -> date(form.path(field).stringValue(), now);
        };
    }

    /** What is no date makes the execution fail at once. */
    private static Instant date(String text, Instant now) {
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException _) {
            return now;
        }
    }

    private Reply ask(Effect.CallService call, HumanTask task, Instant now) {
        TaskAnswer.Task named =
                new TaskAnswer.Task(task.tenant(), task.requestId(), task.revision(), task.step(), task.visit());
        if (task.step().equals(HumanTask.REVISE)) {
            Instant due = scenario.clock().after(now, definition.revisions().due(), task);
            Answers.Revision answer = answers.revision(task.revision(), form);
            return waiting(
                    call, task, new Happening.SentBack(now, task.revision(), due, answer), due, revised(named, answer));
        }
        ApprovalStep step = approval(task);
        Instant due = scenario.clock().after(now, step.due(task.visit()), task);
        // What the step does not let people answer never comes: a kept answer may be older than the step.
        Answers.Verdict chosen = answers.verdict(task);
        Answers.Verdict verdict = chosen.isPossible(step) ? chosen : Answers.Verdict.NOTHING;
        TaskAnswer.Outcome outcome = switch (verdict) {
            case APPROVE -> TaskAnswer.Outcome.APPROVED;
            case DENY -> TaskAnswer.Outcome.DENIED;
            case REQUEST_CHANGES -> TaskAnswer.Outcome.CHANGES_REQUESTED;
            case NOTHING -> TaskAnswer.Outcome.EXPIRED;
        };
        String by = verdict == Answers.Verdict.NOTHING
                ? null
                : answers.decider(task).orElse("simulation");
        return waiting(
                call,
                task,
                new Happening.Asked(now, task.step(), task.visit(), task.revision(), due, verdict),
                due,
                new TaskAnswer(named, outcome, by, null).toJson());
    }

    private String revised(TaskAnswer.Task task, Answers.Revision answer) {
        return switch (answer) {
            case Answers.Revision.Changed(JsonNode changed) -> {
                form = changed;
                yield new RevisionAnswer(task, task.revision() + 1, scenario.title(), changed).toJson();
            }
            case Answers.Revision.Withdrawn _ ->
                new TaskAnswer(task, TaskAnswer.Outcome.WITHDRAWN, null, null).toJson();
            case Answers.Revision.Nothing _ -> new TaskAnswer(task, TaskAnswer.Outcome.EXPIRED, null, null).toJson();
        };
    }

    private ApprovalStep approval(HumanTask task) {
        return StepTree.of(definition.steps(), ApprovalStep.class)
                .filter(step -> step.key().equals(task.step()))
                .findFirst()
                .orElseThrow();
    }

    private static Reply waiting(
            Effect.CallService call, HumanTask task, Happening happening, Instant at, String answer) {
        return new Reply(
                Optional.of(happening),
                Optional.of(task),
                Optional.of(sent()),
                at,
                new Event.TaskSucceeded(call.task(), JsonMapper.shared().readTree(answer)));
    }

    private static Reply told(Effect.CallService call, RequestEvent event, Instant now) {
        Happening happening = switch (event) {
            case RequestEvent.Finished finished ->
                new Happening.Ended(
                        now,
                        finished.outcome(),
                        finished.result().step(),
                        finished.result().reason());
            case RequestEvent.StepsClosed closed -> new Happening.Closed(now, closed.steps());
            case RequestEvent.StepResult _, RequestEvent.StepUndone _ -> null;
        };
        return at(call, happening, now, sent());
    }

    private static Reply notified(Effect.CallService call, String step, JsonNode message, Instant now) {
        JsonNode to = message.path("to");
        List<String> addresses =
                to.isArray() ? to.values().stream().map(one -> one.asString("")).toList() : List.of(to.asString(""));
        return at(
                call,
                new Happening.Notified(
                        now,
                        step,
                        addresses,
                        message.path("subject").asString(""),
                        message.path("text").asString("")),
                now,
                sent());
    }

    private Reply called(Effect.CallService call, String state, JsonNode arguments, Instant now) {
        boolean undoing = state.endsWith(UNDO);
        String step = step(state);
        JsonNode input = arguments.path("Payload");
        String arn = arguments.path("FunctionName").asString("");
        Answers.Returned returned = answers.result(step, undoing, input);
        Happening happening =
                new Happening.Called(now, step, undoing, arn.substring(arn.lastIndexOf(':') + 1), input, returned);
        return switch (returned) {
            case Answers.Returned.Result(JsonNode value) ->
                at(call, happening, now, JsonNodeFactory.instance.objectNode().set("Payload", value));
            case Answers.Returned.Failed(String error) ->
                new Reply(
                        Optional.of(happening),
                        Optional.empty(),
                        Optional.empty(),
                        now,
                        new Event.TaskFailed(call.task(), "Simulated", error));
        };
    }

    private static Reply at(Effect.CallService call, @Nullable Happening happening, Instant now, JsonNode output) {
        return new Reply(
                Optional.ofNullable(happening),
                Optional.empty(),
                Optional.empty(),
                now,
                new Event.TaskSucceeded(call.task(), output));
    }

    private static JsonNode sent() {
        return JsonNodeFactory.instance.objectNode().put("MessageId", "simulation");
    }
}
