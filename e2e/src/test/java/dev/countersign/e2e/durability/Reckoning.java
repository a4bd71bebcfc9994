package dev.countersign.e2e.durability;

import dev.countersign.e2e.product.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Compares everything that was observed in a run with the model. */
final class Reckoning {

    private static final Duration LONGEST_TO_END = Duration.ofMinutes(3);
    private static final int READERS = 4;

    private final Engines engines;
    private final Instant latest = Instant.now().plus(LONGEST_TO_END);
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final Queue<Instant> timers = new ConcurrentLinkedQueue<>();

    Reckoning(Engines engines) {
        this.engines = engines;
    }

    /** Waits for the end of every execution, and reads it. */
    void ofExecutions(List<Expected> executions) {
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            executions.forEach(execution -> readers.execute(() -> {
                try {
                    read(execution);
                } catch (RuntimeException | AssertionError failed) {
                    problems.add(execution.execution() + ": " + failed);
                }
            }));
        }
    }

    private void read(Expected execution) {
        String arn = World.arn(execution);
        Wait.until(
                "the end of " + arn,
                Duration.between(Instant.now(), latest),
                () -> describe(arn).status() != ExecutionStatus.RUNNING);
        List<HistoryEvent> history = engines.ask(clients ->
                        clients.states().getExecutionHistoryPaginator(of -> of.executionArn(arn)).events().stream()
                                .toList())
                .orThrow();
        Findings findings = new Findings(execution, describe(arn), history);
        findings.problems().forEach(problem -> problems.add(execution.execution() + ": " + problem));
        timers.addAll(findings.timers());
    }

    private DescribeExecutionResponse describe(String arn) {
        return engines.ask(clients -> clients.states().describeExecution(of -> of.executionArn(arn)))
                .orThrow();
    }

    /** Checks how often each effect was observed, and that there was no other. */
    void ofEffects(String kind, List<Effect> expected, Map<Effect, Integer> seen, IntPredicate often) {
        Map<Effect, Integer> unexpected = new HashMap<>(seen);
        for (Effect effect : expected) {
            unexpected.remove(effect);
            int times = seen.getOrDefault(effect, 0);
            if (!often.test(times)) {
                problems.add("%s was %s %d times".formatted(effect, kind, times));
            }
        }
        unexpected.keySet().forEach(effect -> problems.add(effect + " was " + kind));
    }

    void add(Iterable<String> found) {
        found.forEach(problems::add);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The number of timers of Wait states that were due while no engine ran. */
    long timersWithin(List<Outage> outages) {
        return timers.stream()
                .filter(due -> outages.stream().anyMatch(outage -> outage.covers(due)))
                .count();
    }
}
