package dev.countersign.definitions.outline;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Which revision of a request entered each step last. If a changed request continues at the first step, it is the latest one for every step. If it
 * continues at the step that sent it back, the steps before that one are not entered again: what was decided there stays.
 */
public final class LastEntered {

    private final Map<String, Integer> revisions = new HashMap<>();
    private final int latest;

    private LastEntered(int latest) {
        this.latest = latest;
    }

    /**
     * For the latest revision of a request.
     *
     * @param sentBack the keys of the steps that sent a revision back; empty if it is not known, and then every step must be entered again
     */
    public static LastEntered of(TemplateDefinition definition, int latest, IntFunction<Set<String>> sentBack) {
        LastEntered entered = new LastEntered(latest);
        if (definition.revisions().goesOn() == GoesOn.STEP) {
            List<String> order = StepTree.of(definition.steps()).map(Step::key).toList();
            for (int revision = 1; revision <= latest; revision++) {
                int from = revision == 1 ? 0 : begin(definition, order, sentBack.apply(revision - 1));
                for (String step : order.subList(from, order.size())) {
                    entered.revisions.put(step, revision);
                }
            }
        }
        return entered;
    }

    public int of(String step) {
        return revisions.getOrDefault(step, latest);
    }

    /** The position of the step at which the execution continues. */
    private static int begin(TemplateDefinition definition, List<String> order, Set<String> sentBack) {
        return sentBack.stream()
                .flatMap(step -> entry(definition.steps(), step).stream())
                .mapToInt(step -> order.indexOf(step.key()))
                .min()
                .orElse(0);
    }

    /** A step within a parallel step cannot be entered alone. */
    private static Optional<Step> entry(List<Step> steps, String key) {
        return steps.stream()
                .flatMap(step -> step instanceof BranchStep branch
                        ? branch.parts().stream().flatMap(part -> entry(part, key).stream())
                        : Stream.of(step)
                                .filter(one -> StepTree.find(List.of(one), key).isPresent()))
                .findFirst();
    }
}
