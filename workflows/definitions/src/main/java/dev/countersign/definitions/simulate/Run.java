package dev.countersign.definitions.simulate;

import dev.countersign.asl.Advance;
import dev.countersign.asl.Execution;
import dev.countersign.asl.Interpreter;
import dev.countersign.asl.StateMachine;
import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionContext;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.asl.event.HistoryEventType;
import dev.countersign.asl.event.Moment;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WaitStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One imagined request, from its submission to its end. */
final class Run {

    /** Events from outside. A request that is sent back again and again does not end. */
    private static final int MOST = 2_000;

    private static final String ARN = "arn:aws:states:us-east-1:000000000000:";

    private final TemplateDefinition definition;
    private final StateMachine machine;
    private final Scenario scenario;
    private final World world;
    private final Agenda agenda = new Agenda();
    private final Trail trail = new Trail();
    private final List<Happening> happenings = new ArrayList<>();
    private final Map<Long, HumanTask> open = new HashMap<>();
    private Execution execution = Execution.initial();
    private Instant now;
    private int moments;

    Run(TemplateDefinition definition, StateMachine machine, Scenario scenario, Answers answers) {
        this.definition = definition;
        this.machine = machine;
        this.scenario = scenario;
        this.now = scenario.submittedAt();
        this.world = new World(definition, scenario, answers);
    }

    Simulated run() {
        send(new Event.Started(context(), input()));
        while (execution.status() == ExecutionStatus.RUNNING && moments < MOST) {
            Optional<Agenda.Entry> next = agenda.next();
            if (next.isEmpty()) {
                break;
            }
            now = next.get().at();
            if (next.get().event() instanceof Event.TaskSucceeded(long task, var _)) {
                Optional.ofNullable(open.remove(task)).ifPresent(this::answered);
            }
            send(next.get().event());
        }
        return new Simulated(happenings, trail.states());
    }

    private void answered(HumanTask one) {
        happenings.add(new Happening.Answered(
                now, one.step(), one.visit(), one.revision(), trail.states().size()));
    }

    private void send(Event event) {
        Advance advance = Interpreter.advance(machine, execution, event, new Moment(now, "simulation " + ++moments));
        execution = advance.execution();
        trail.add(advance.history());
        advance.history().stream()
                .filter(one -> one.type() == HistoryEventType.WAIT_STATE_ENTERED)
                .forEach(this::wait);
        for (Effect effect : advance.effects()) {
            switch (effect) {
                case Effect.SetTimer timer -> timer(timer);
                case Effect.CancelTimer timer -> agenda.cancelTimer(timer.timer());
                case Effect.CancelTask task -> agenda.cancelTask(task.task());
                case Effect.CallService call -> serve(call);
                case Effect.RedriveMapRun run -> throw new IllegalStateException("no template has task " + run.task());
                case Effect.StartMapRun run -> throw new IllegalStateException("no template has " + run.map());
            }
        }
    }

    private void timer(Effect.SetTimer timer) {
        agenda.timer(timer.at(), timer.timer());
    }

    private void serve(Effect.CallService call) {
        World.Reply reply = world.serve(call, trail.nextCaller(), now);
        reply.happening().ifPresent(happenings::add);
        reply.asked().ifPresent(task -> open.put(call.task(), task));
        reply.accepted()
                .ifPresent(output -> agenda.answer(now, call.task(), new Event.TaskSubmitted(call.task(), output)));
        agenda.answer(reply.at(), call.task(), reply.event());
    }

    private void wait(HistoryEvent event) {
        String key = World.step(event.details().path("name").stringValue());
        StepTree.of(definition.steps(), WaitStep.class)
                .filter(step -> step.key().equals(key))
                .findFirst()
                .ifPresent(step -> happenings.add(new Happening.Waited(now, key, world.until(step, now))));
    }

    private ObjectNode input() {
        ObjectNode input = JsonNodeFactory.instance.objectNode().put("tenant", World.TENANT.toString());
        input.putObject("request")
                .put("id", World.REQUEST.toString())
                .put("number", definition.prefix() + "-0")
                .put("title", scenario.title())
                .put("revision", 1)
                .set("form", scenario.form());
        input.set("requester", scenario.requester());
        return input;
    }

    private ExecutionContext context() {
        return new ExecutionContext(
                ARN + "execution:" + definition.key() + ":" + World.REQUEST,
                World.REQUEST.toString(),
                "arn:aws:iam::000000000000:role/simulation",
                scenario.submittedAt(),
                ARN + "stateMachine:" + definition.key(),
                definition.key());
    }
}
