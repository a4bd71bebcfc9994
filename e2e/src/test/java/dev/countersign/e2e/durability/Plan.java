package dev.countersign.e2e.durability;

import java.util.List;
import java.util.stream.Stream;

/** A random machine. */
record Plan(String machine, List<Step> steps) {

    /** The machines that this one starts, and those that they start. */
    Stream<Plan> children() {
        return steps.stream()
                .filter(Step.Child.class::isInstance)
                .map(Step.Child.class::cast)
                .map(Step.Child::plan)
                .flatMap(child -> Stream.concat(child.children(), Stream.of(child)));
    }
}
