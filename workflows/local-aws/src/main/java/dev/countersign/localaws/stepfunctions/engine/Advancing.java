package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.Interpreter;
import dev.countersign.asl.StateMachine;
import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.Moment;
import dev.countersign.localaws.calls.TaskCalls;
import dev.countersign.localaws.stepfunctions.integration.Answer;
import dev.countersign.localaws.stepfunctions.integration.Integration;
import dev.countersign.localaws.stepfunctions.integration.Integrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.random.RandomGenerator;

/**
 * Runs the interpreter within one transaction: gives it an event and executes its effects. Services that take part in the transaction answer
 * at once, and their answers are the next events. Ends when every further step waits for something outside.
 */
final class Advancing {

    /** Further calls are left to a worker, so that a loop of messages does not grow one transaction without end. */
    private static final int CALLS_IN_ONE_TRANSACTION = 32;

    private static final int SEED_BYTES = 32;

    private final Integrations integrations;
    private final Clock clock;
    private final RandomGenerator random;
    private final TaskCalls taskCalls;

    Advancing(Integrations integrations, Clock clock, RandomGenerator random, TaskCalls taskCalls) {
        this.integrations = integrations;
        this.clock = clock;
        this.random = random;
        this.taskCalls = taskCalls;
    }

    /** Returns false if the event has no effect on the execution any more; {@code changes} are then unchanged. */
    boolean advance(Connection tx, StateMachine machine, Changes changes, Event first) throws SQLException {
        Deque<Event> events = new ArrayDeque<>();
        events.add(first);
        boolean moved = false;
        int calls = 0;
        while (!events.isEmpty()) {
            var event = events.removeFirst();
            var advance = Interpreter.advance(machine, changes.execution(), event, moment());
            if (advance.history().isEmpty() && advance.effects().isEmpty()) {
                continue;
            }
            moved = true;
            changes.advanceTo(advance.execution(), advance.history());
            settle(changes, event);
            for (var effect : advance.effects()) {
                switch (effect) {
                    case Effect.SetTimer timer -> changes.setTimer(timer.timer(), timer.at());
                    case Effect.CancelTimer timer -> changes.dropTimer(timer.timer());
                    case Effect.CancelTask task -> cancel(changes, task);
                    case Effect.StartMapRun run -> start(changes, run);
                    case Effect.RedriveMapRun run -> redrive(changes, run);
                    case Effect.CallService call -> {
                        taskCalls.record(advance.execution().context().roleArn(), call.resource(), call.arguments());
                        call.token().ifPresent(token -> changes.expectToken(call.task(), TaskTokens.hash(token)));
                        if (integrations.of(call.resource(), call.arguments())
                                        instanceof Integration.WithinAdvance within
                                && calls++ < CALLS_IN_ONE_TRANSACTION) {
                            events.add(answer(call, within.call(tx, call.arguments())));
                        } else {
                            changes.addCall(later(call));
                        }
                    }
                }
            }
        }
        if (changes.isClosed()) {
            changes.forgetEverything();
        }
        return moved;
    }

    private static void start(Changes changes, Effect.StartMapRun run) {
        changes.addMapRun(run);
        changes.addCall(MapRuns.call(run.task()));
    }

    private static void redrive(Changes changes, Effect.RedriveMapRun run) {
        changes.redriveMapRun(run.task());
        changes.addCall(MapRuns.call(run.task()));
    }

    private static PendingCall later(Effect.CallService call) {
        return new PendingCall(
                call.task(), call.resource(), call.arguments(), call.token().isPresent());
    }

    private static void settle(Changes changes, Event event) {
        switch (event) {
            case Event.TaskSubmitted submitted -> changes.dropCall(submitted.task());
            case Event.TaskSucceeded succeeded -> forget(changes, succeeded.task());
            case Event.TaskFailed failed -> forget(changes, failed.task());
            case Event.Started ignored -> {}
            case Event.TaskHeartbeat ignored -> {}
            case Event.TimerFired ignored -> {}
            case Event.Aborted ignored -> {}
            case Event.Redriven ignored -> {}
        }
    }

    private static void cancel(Changes changes, Effect.CancelTask cancelled) {
        forget(changes, cancelled.task());
        if (cancelled.startedExecutions()) {
            changes.abandonExecutionsOf(cancelled.task());
        }
    }

    private static void forget(Changes changes, long task) {
        changes.dropToken(task);
        changes.dropCall(task);
    }

    private static Event answer(Effect.CallService call, Answer answer) {
        return answer.toEvent(call.task(), call.token().isPresent());
    }

    private Moment moment() {
        var seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return new Moment(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Base64.getUrlEncoder().withoutPadding().encodeToString(seed));
    }
}
