package dev.countersign.e2e.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.e2e.product.Packaged;
import dev.countersign.e2e.product.Wait;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random state machines under load, while engines and PostgreSQL are killed at random times. {@code -Dcrash.executions=} sets the number of executions;
 * {@code -Dcrash.seed=} repeats the machines, answers and kills of an earlier run.
 */
class DurabilityE2E {

    private static final int EXECUTIONS = Integer.getInteger("crash.executions", 240);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int EXECUTIONS_OF_A_MACHINE = 20;
    private static final int STARTS_IN_A_SECOND = 30;
    private static final Duration QUEUES_EMPTY = Duration.ofMinutes(1);

    private final Random random = new Random(SEED);
    private final Plans plans = new Plans(new Random(random.nextLong()));
    private final Random misfortune = new Random(random.nextLong());
    private final List<Plan> machines = Stream.generate(plans::next)
            .limit(EXECUTIONS / EXECUTIONS_OF_A_MACHINE)
            .toList();
    private final List<Expected> executions =
            IntStream.range(0, EXECUTIONS).mapToObj(this::execution).toList();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Path notes;

    private Expected execution(int number) {
        Plan plan = machines.get(number % machines.size());
        String name = plan.machine() + "-" + number;
        return Model.expect(plan, name, name);
    }

    @BeforeEach
    void tellTheSeed() throws IOException {
        notes = Files.createFile(folder.resolve("notes"));
        System.out.println("crash.executions=" + EXECUTIONS + " crash.seed=" + SEED);
    }

    @Test
    void everyExecutionEndsAsTheModelSaysWhateverIsKilled() throws Exception {
        Path libraries = Packaged.librariesIn(folder.resolve("application"));
        try (Engines engines = new Engines(libraries, testClasses(), folder, notes)) {
            engines.recover(false);
            World world = World.create(engines);
            machines.forEach(machine -> world.add(engines, machine));
            People people = new People(engines);
            Chaos chaos = new Chaos(engines, misfortune);
            try (Messages asked = new Messages(engines, world.around().asked(), people);
                    Messages told = new Messages(engines, world.around().told(), (_, _) -> {});
                    Load load = new Load(engines, world.around().machines(), executions, STARTS_IN_A_SECOND)) {
                chaos.during(load);

                List<Expected> all =
                        executions.stream().flatMap(Expected::withChildren).toList();
                Reckoning reckoning = new Reckoning(engines);
                reckoning.ofExecutions(all);
                Wait.until("the last message", QUEUES_EMPTY, () -> asked.isQueueEmpty() && told.isQueueEmpty());
                Map<Effect, Integer> called = called();
                reckoning.ofEffects("asked", effects(all, Expected::asked), asked.times(), times -> times == 1);
                reckoning.ofEffects("told", effects(all, Expected::told), told.times(), times -> times == 1);
                reckoning.ofEffects("called", effects(all, Expected::called), called, times -> times >= 1);
                reckoning.add(load.refusals());
                reckoning.add(people.refusals());

                System.out.printf(
                        "%d executions of %d machines; killed: %s; %d timers fell due while no engine lived;"
                                + " %d of %d calls were made more than once%n",
                        all.size(),
                        machines.size(),
                        chaos.blows(),
                        reckoning.timersWithin(engines.outages()),
                        called.values().stream().filter(times -> times > 1).count(),
                        called.size());
                assertThat(reckoning.problems())
                        .as("crash.seed=%d, %s", SEED, folder)
                        .isEmpty();
            }
        }
    }

    private static List<Effect> effects(List<Expected> all, Function<Expected, List<Effect>> kind) {
        return all.stream().map(kind).flatMap(List::stream).toList();
    }

    private Map<Effect, Integer> called() throws IOException {
        try (Stream<String> lines = Files.lines(notes)) {
            return lines.map(line -> Effect.of(JsonMapper.shared().readTree(line)))
                    .collect(Collectors.toMap(Function.identity(), _ -> 1, Integer::sum));
        }
    }

    private static Path testClasses() throws URISyntaxException {
        return Path.of(NotingFunction.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
