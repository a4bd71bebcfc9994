package dev.countersign.e2e.durability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generates random plans. The same seed gives the same plans. */
final class Plans {

    private static final int DEEPEST = 2;

    private final RandomGenerator random;
    private int machines;
    private int names;

    Plans(RandomGenerator random) {
        this.random = random;
    }

    Plan next() {
        names = 0;
        String machine = "random-" + machines++;
        List<Step> steps = new ArrayList<>();
        for (int left = upTo(4); left > 0; left--) {
            steps.add(random.nextInt(5) == 0 ? fragile(machine) : sturdy(DEEPEST));
        }
        steps.add(random.nextInt(12) == 0 ? new Step.Fail(name("fail")) : mark());
        return new Plan(machine, steps);
    }

    /** Steps that may end the whole execution. Only the outermost flow has them, where no other branch is aborted. */
    private Step fragile(String machine) {
        boolean caught = random.nextInt(4) > 0;
        return switch (random.nextInt(4)) {
            case 0 -> new Step.Ask(name("ask"), failures(), Step.Clock.NO, caught);
            case 1 ->
                new Step.Ask(
                        name("overdue"),
                        Collections.nCopies(upTo(2), Answer.NONE),
                        random.nextBoolean() ? Step.Clock.TIMEOUT : Step.Clock.HEARTBEAT,
                        caught);
            case 2 -> new Step.Call(name("call"), failures(), millis(), caught);
            default -> {
                String name = name("child");
                yield new Step.Child(name, new Plan(machine + "-" + name, small(caught)), caught);
            }
        };
    }

    private List<Step> small(boolean mayFail) {
        Step last = mayFail && random.nextInt(3) == 0 ? new Step.Fail(name("fail")) : mark();
        return List.of(simple(), simple(), last);
    }

    /** Steps that always succeed in the end. */
    private Step sturdy(int depth) {
        if (depth == 0 || random.nextInt(5) < 2) {
            return simple();
        }
        return switch (random.nextInt(5)) {
            case 0 -> new Step.Either(name("either"), some(depth), some(depth));
            case 1 -> new Step.Repeat(name("repeat"), 1 + upTo(2), some(depth));
            case 2 -> new Step.Each(name("each"), random.nextInt(5), random.nextInt(3), closed(depth));
            case 3 ->
                new Step.All(
                        name("all"),
                        Stream.generate(() -> closed(depth)).limit(1 + upTo(2)).toList());
            default -> new Step.Race(name("race"), random.nextInt(2));
        };
    }

    private Step simple() {
        return switch (random.nextInt(9)) {
            case 0 -> new Step.Sleep(name("sleep"), upTo(2));
            case 1 -> new Step.Tell(name("tell"), false);
            case 2 -> new Step.Tell(name("publish"), true);
            case 3, 4, 5 -> new Step.Ask(name("ask"), success(), Step.Clock.NO, false);
            case 6, 7 -> new Step.Call(name("call"), success(), millis(), false);
            default -> mark();
        };
    }

    private List<Step> some(int depth) {
        return IntStream.range(0, upTo(2)).mapToObj(_ -> sturdy(depth - 1)).toList();
    }

    private List<Step> closed(int depth) {
        return Stream.concat(some(depth).stream(), Stream.of(mark())).toList();
    }

    private Step mark() {
        return new Step.Mark(name("mark"));
    }

    private List<Answer> failures() {
        return Collections.nCopies(upTo(2), Answer.FAIL);
    }

    /** Success at once or after some failures. */
    private List<Answer> success() {
        int failures = Math.max(0, random.nextInt(5) - 2);
        return Stream.concat(Collections.nCopies(failures, Answer.FAIL).stream(), Stream.of(Answer.SUCCEED))
                .toList();
    }

    private int millis() {
        return random.nextInt(300);
    }

    private int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    private String name(String kind) {
        return kind + names++;
    }
}
