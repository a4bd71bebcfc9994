package dev.countersign.definitions.compile;

import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where in the state machine a step stands: at the top, or in a branch of a parallel step. A branch sees the variables around it but cannot
 * assign them, so it keeps the results of its own steps in a variable of its own.
 *
 * @param results the variable that holds the results here
 */
record Level(String results) {

    private static final String TOP = "results";

    static Level top() {
        return new Level(TOP);
    }

    Level branch(int number) {
        return new Level(results + "_" + number);
    }

    boolean isTop() {
        return results.equals(TOP);
    }

    /** A template's expression as JSONata here: {@code $results} means the results here. */
    String expression(String jsonata) {
        return isTop() ? "{% " + jsonata + " %}" : "{% ($results := $" + results + "; " + jsonata + ") %}";
    }

    /** The state in which these steps begin. */
    String entry(List<Step> steps, String next) {
        return steps.isEmpty() ? next : entry(steps.getFirst());
    }

    String entry(Step step) {
        return notesBegin(step) ? step.key() + ": begin" : step.key();
    }

    /** Whether it must be remembered that the step began, since it may have to be taken back. */
    boolean notesBegin(Step step) {
        return isTop()
                && (step instanceof AutomatedStep || step instanceof ParallelStep)
                && compensable(List.of(step)).findAny().isPresent();
    }

    /** The steps with a compensation, in their order. */
    static Stream<AutomatedStep> compensable(List<Step> steps) {
        return steps.stream().flatMap(step -> switch (step) {
            case AutomatedStep automated ->
                automated.compensation() == null ? Stream.<AutomatedStep>empty() : Stream.of(automated);
            case BranchStep branch ->
                Stream.concat(
                        branch.cases().stream().flatMap(one -> compensable(one.steps())),
                        compensable(branch.otherwise()));
            case ParallelStep parallel -> parallel.branches().stream().flatMap(Level::compensable);
            case Step ignored -> Stream.<AutomatedStep>empty();
        });
    }
}
