package dev.countersign.e2e.durability;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Kills and restarts processes at random times, while executions are being started. */
final class Chaos {

    private static final Blow[] BLOWS = Blow.values();
    private static final int LONGEST_LIFE_MILLIS = 4_000;
    private static final int LONGEST_DEATH_MILLIS = 2_500;

    private final Engines engines;
    private final RandomGenerator random;
    private final Map<Blow, Integer> blows = new EnumMap<>(Blow.class);

    Chaos(Engines engines, RandomGenerator random) {
        this.engines = engines;
        this.random = random;
    }

    void during(Load load) throws IOException, InterruptedException {
        while (!load.awaitAll(upTo(LONGEST_LIFE_MILLIS))) {
            Blow blow = blow();
            blows.merge(blow, 1, Integer::sum);
            engines.suffer(blow, random);
            load.awaitAll(upTo(LONGEST_DEATH_MILLIS));
            engines.recover(random.nextBoolean());
        }
    }

    private Blow blow() {
        Blow blow = BLOWS[random.nextInt(BLOWS.length)];
        return blow == Blow.SECOND_ENGINE && !engines.areTwo() ? Blow.FIRST_ENGINE : blow;
    }

    private Duration upTo(int millis) {
        return Duration.ofMillis(random.nextInt(millis));
    }

    /** How often each kind of process was killed. */
    Map<Blow, Integer> blows() {
        return blows;
    }
}
