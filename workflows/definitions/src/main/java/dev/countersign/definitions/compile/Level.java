package dev.countersign.definitions.compile;

import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WaitStep;
import java.util.List;
import java.util.stream.Stream;

/**
 * The level of a step in the state machine: the top, or a branch of a parallel step. A branch can read the variables around it and cannot
 * assign them, so it keeps the results of its steps in a variable of its own.
 *
 * @param results the variable that holds the results at this level
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

    /** An expression of the template at this level: {@code $results} means the results of this level. */
    String expression(String jsonata) {
        return isTop() ? "{% " + jsonata + " %}" : "{% ($results := $" + results + "; " + jsonata + ") %}";
    }

    /** The first state of these steps. */
    String entry(List<Step> steps, String next) {
        return steps.isEmpty() ? next : entry(steps.getFirst());
    }

    String entry(Step step) {
        return notesBegin(step) ? step.key() + ": begin" : Carrying.entry(step);
    }

    /** Whether a state records that the step began, because it may have to be compensated. */
    boolean notesBegin(Step step) {
        return isTop()
                && (step instanceof AutomatedStep || step instanceof ParallelStep)
                && compensable(List.of(step)).findAny().isPresent();
    }

    /** The steps that have a state at the top level: these, and those in the branches of a choice. */
    static Stream<Step> reachable(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step instanceof BranchStep branch
                        ? branch.parts().stream().flatMap(Level::reachable)
                        : Stream.of(step));
    }

    /** The steps at which an execution can be continued: as {@link #reachable}, and the choices themselves. */
    static Stream<Step> entries(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step instanceof BranchStep branch
                        ? Stream.concat(Stream.of(step), branch.parts().stream().flatMap(Level::entries))
                        : Stream.of(step));
    }

    /** Whether any of these steps can end the request. The states that follow such an end must not be there otherwise: no state may be unreachable. */
    static boolean canEnd(List<Step> steps) {
        return StepTree.of(steps).anyMatch(step -> !(step instanceof NotifyStep || step instanceof WaitStep));
    }

    /** The steps with a compensation, in their order. */
    static Stream<AutomatedStep> compensable(List<Step> steps) {
        return StepTree.of(steps, AutomatedStep.class).filter(step -> step.compensation() != null);
    }
}
