package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.simulate.Answers;
import dev.countersign.definitions.simulate.Scenario;
import dev.countersign.definitions.simulate.Simulated;
import dev.countersign.definitions.simulate.Simulation;
import dev.countersign.definitions.simulate.WorkingClock;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.lambda.LocalFunction;
import dev.countersign.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random templates and forms are simulated, and then run by Step Functions with the same answers: the same states are entered, and the outcome is the
 * same. Where a call in one branch races with an answer in another, the real order is open; so people answer one at a time, when all calls have
 * returned ({@link OneAtATime}).
 *
 * <p>How many: {@code -Dsimulated.requests}. A failure names its seed: {@code -Dsimulated.requests=1 -Dsimulated.seed} runs it alone.
 */
class SimulatedPathIT {

    private static final int TRIES = Integer.getInteger("simulated.requests", 30);

    private static final int AT_ONCE = 4;

    /** Longer than all waits and retries of a random template together. */
    private static final Duration APART = Duration.ofMinutes(10);

    private static final JsonMapper JSON = JsonMapper.shared();

    private static LocalAws aws;
    private static RealRuns runs;

    @BeforeAll
    static void start() throws IOException {
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabase.get().empty(), Keys.random())
                .forAnybody()
                .withClock(new Hasty())
                .withFunctions(Map.of("any", LocalFunction.of(Function::new))));
        runs = new RealRuns(aws.endpoint());
    }

    @AfterAll
    static void stop() {
        runs.close();
        aws.close();
    }

    @Test
    void theSameStatesAreEnteredAsStepFunctionsEnters() throws InterruptedException, ExecutionException {
        long first = Long.getLong("simulated.seed", System.nanoTime() >>> 8);
        System.out.printf("%d random templates and forms from seed %d%n", TRIES, first);
        long begin = System.nanoTime();
        List<Long> disturbed = new CopyOnWriteArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = LongStream.range(first, first + TRIES)
                    .<Future<?>>mapToObj(seed -> threads.submit(() -> {
                        try {
                            compare(seed);
                        } catch (AssertionError | ConditionTimeoutException differs) {
                            disturbed.add(seed);
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        // On a busy machine, a time limit of minutes, which the clock makes seconds, can pass while a function runs.
        for (long seed : disturbed) {
            System.out.printf("again, alone: seed %d%n", seed);
            compare(seed);
        }
        System.out.printf(
                "%d paths are those that Step Functions takes, in %d s%n",
                TRIES, (System.nanoTime() - begin) / 1_000_000_000);
    }

    private static void compare(long seed) {
        RandomRequest request = new RandomRequest(seed);
        Simulated simulated = simulate(request);
        assertThat(simulated.end()).as("seed %d", seed).isPresent();
        RealRuns.Real real = runs.run(request, simulated);
        assertThat(real.outcome())
                .as("outcome of seed %d", seed)
                .isEqualTo(simulated.end().orElseThrow().outcome().name());
        assertThat(real.states()).as("states of seed %d", seed).containsExactlyElementsOf(simulated.states());
    }

    private static Simulated simulate(RandomRequest request) {
        return Simulation.of(request.definition())
                .run(
                        new Scenario(
                                request.form(),
                                RealRuns.REQUESTER,
                                "Title",
                                Instant.parse("2027-01-04T09:00:00Z"),
                                new OneAtATime()),
                        request);
    }

    /** No two answers come at about the same time: what one of them sets off is over before the next one. */
    private static final class OneAtATime implements WorkingClock {

        private final TreeSet<Instant> taken = new TreeSet<>();

        @Override
        public Instant after(Instant from, WorkingTime time, HumanTask task) {
            Instant at = from.plus(Duration.ofHours(time.roughHours()));
            while (!taken.subSet(at.minus(APART), at.plus(APART)).isEmpty()) {
                at = at.plus(APART);
            }
            taken.add(at);
            return at;
        }
    }

    /** Answers as the seed in its input says. */
    private static final class Function implements RequestStreamHandler {

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            JsonNode payload = JSON.readTree(input);
            Answers answers = new RandomRequest(payload.path("seed").longValue());
            switch (answers.result(
                    payload.path("step").stringValue(), payload.path("undoing").booleanValue(), payload)) {
                case Answers.Returned.Result(JsonNode value) ->
                    output.write(value.toString().getBytes(StandardCharsets.UTF_8));
                case Answers.Returned.Failed(String error) -> throw new IllegalStateException(error);
            }
        }
    }

    /** Waits and retries of seconds take milliseconds. */
    private static final class Hasty extends Clock {

        private static final int SPEED = 50;

        private final Instant start = Instant.now();
        private final long begin = System.nanoTime();

        @Override
        public Instant instant() {
            return start.plusNanos((System.nanoTime() - begin) * SPEED);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
