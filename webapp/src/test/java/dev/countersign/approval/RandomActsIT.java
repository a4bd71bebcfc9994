package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.testing.InterpretedStepFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random people do random things to requests of random templates, and the services, on PostgreSQL, must say what a pure model says: the same tasks, votes,
 * revision and end after every act; no outcome without its quorum; nobody decides who may not; nothing is open after the end. The compiled templates run in
 * the interpreter. Messages come late, in any order and twice; responses of Step Functions get lost; time is virtual.
 *
 * <p>How many sequences: {@code -Dacts.sequences}. A failure names its seed and the one of its organisation, and the acts that are needed for it:
 * {@code -Dacts.sequences=1 -Dacts.seed -Dacts.organisation} runs it alone.
 */
class RandomActsIT {

    private static final int SEQUENCES = Integer.getInteger("acts.sequences", 60);
    private static final long SEED = Long.getLong("acts.seed", System.nanoTime());

    /** Of one company: the later ones find the tables filled by the earlier ones. */
    private static final int OF_ONE_COMPANY = 100;

    @RegisterExtension
    private final Companies companies = new Companies();

    @Test
    void whateverPeopleDoTheServicesSayWhatTheModelSays() {
        for (int sequence = 0; sequence < SEQUENCES; sequence += OF_ONE_COMPANY) {
            Stage stage = new Stage(Long.getLong("acts.organisation", SEED + sequence));
            for (int i = sequence; i < Math.min(SEQUENCES, sequence + OF_ONE_COMPANY); i++) {
                play(stage, SEED + i);
            }
            stage.close();
        }
    }

    private void play(Stage stage, long seed) {
        List<Long> acts =
                new Random(seed).longs(5 + new Random(seed).nextInt(30)).boxed().toList();
        try {
            stage.play(seed, acts);
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError(
                    "seed %d of organisation %d".formatted(seed, stage.seed), shortest(stage.seed, seed, acts, failed));
        }
    }

    /** The same failure, or another, without every act that is not needed for it. */
    private Throwable shortest(long organisation, long seed, List<Long> acts, Throwable failed) {
        Throwable shortest = failed;
        List<Long> needed = new ArrayList<>(acts);
        for (int i = needed.size() - 1; i >= 0; i--) {
            List<Long> without = new ArrayList<>(needed);
            without.remove(i);
            Stage stage = new Stage(organisation);
            try {
                stage.play(seed, without);
            } catch (AssertionError | RuntimeException fails) {
                needed = without;
                shortest = fails;
            }
            stage.close();
        }
        return shortest;
    }

    /** A company with people, in which one request after the other is played. */
    private final class Stage {

        private final long seed;
        private final Company company;
        private final InterpretedStepFunctions stepFunctions;
        private final Cast cast;
        private int templates;

        Stage(long seed) {
            this.seed = seed;
            AtomicReference<InterpretedStepFunctions> interpreted = new AtomicReference<>();
            this.company = companies.silent(Purchase.template(), opened -> {
                interpreted.set(new InterpretedStepFunctions(opened.clock));
                return interpreted.get();
            });
            this.stepFunctions = interpreted.get();
            this.cast = new Cast(company, new Random(seed));
        }

        void play(long seed, List<Long> acts) {
            RequestInTest request = new RequestInTest(cast, stepFunctions, template(new Random(seed)));
            RandomActs random = new RandomActs(cast, request);
            try {
                acts.forEach(act -> random.act(new Random(act)));
                request.letItEnd();
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError(
                        "%s%n  %s".formatted(request.model().template.steps(), request.story()), failed);
            }
            cast.reset();
        }

        private TemplateDefinition template(Random random) {
            return Stream.generate(() -> new RandomTemplate(random).next("random-" + ++templates))
                    .filter(template -> TemplateChecks.check(template).stream().noneMatch(Problem::isError))
                    .findFirst()
                    .orElseThrow();
        }

        void close() {
            companies.close(company);
        }
    }
}
