package dev.countersign.definitions.step;

import java.util.List;
import java.util.stream.Stream;

/** All steps of a template, at any depth. */
public final class StepTree {

    private StepTree() {}

    /** The steps and those within them, in the order they are written. */
    public static Stream<Step> of(List<Step> steps) {
        return steps.stream().flatMap(step -> Stream.concat(Stream.of(step), within(step)));
    }

    private static Stream<Step> within(Step step) {
        return switch (step) {
            case BranchStep branch ->
                Stream.concat(branch.cases().stream().flatMap(one -> of(one.steps())), of(branch.otherwise()));
            case ParallelStep parallel -> parallel.branches().stream().flatMap(StepTree::of);
            case ApprovalStep _, AutomatedStep _, NotifyStep _, WaitStep _ -> Stream.empty();
        };
    }
}
