package dev.countersign.definitions.outline;

import dev.countersign.definitions.outline.Node.ForkNode;
import dev.countersign.definitions.outline.Node.Passage;
import dev.countersign.definitions.outline.Node.StepNode;
import dev.countersign.definitions.step.ParallelStep.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what follows a step on a path. */
final class Following {

    private Following() {}

    static Optional<Next> after(List<Node> nodes, String key) {
        return after(nodes, key, List.of());
    }

    private static Optional<Next> after(List<Node> nodes, String key, List<StepNode> beyond) {
        for (int i = 0; i < nodes.size(); i++) {
            var following = first(nodes.subList(i + 1, nodes.size()), beyond);
            switch (nodes.get(i)) {
                case StepNode step
                when step.key().equals(key) -> {
                    return Optional.of(new Next(List.of(), following));
                }
                case StepNode ignored -> {}
                case ForkNode fork -> {
                    var found = within(fork, key, following);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Next> within(ForkNode fork, String key, List<StepNode> following) {
        for (var branch : fork.branches()) {
            var found = after(branch, key, List.of());
            if (found.isPresent()) {
                var next = found.get();
                if (!next.then().isEmpty()) {
                    return found;
                }
                var others = new ArrayList<>(next.waitsFor());
                if (fork.join() == Join.ALL) {
                    fork.branches().stream()
                            .filter(other -> !other.equals(branch))
                            .forEach(other -> others.addAll(all(other)));
                }
                return Optional.of(new Next(others, following));
            }
        }
        return Optional.empty();
    }

    /** The first steps of a list: the first one that is certainly walked, and those before it that may be. */
    private static List<StepNode> first(List<Node> nodes, List<StepNode> beyond) {
        var first = new ArrayList<StepNode>();
        for (var node : nodes) {
            switch (node) {
                case StepNode step -> {
                    if (step.passage() != Passage.SKIPPED) {
                        first.add(step);
                    }
                    if (step.passage() == Passage.WALKED) {
                        return first;
                    }
                }
                case ForkNode fork -> {
                    fork.branches().forEach(branch -> first.addAll(first(branch, List.of())));
                    if (first.stream().anyMatch(step -> step.passage() == Passage.WALKED)) {
                        return first;
                    }
                }
            }
        }
        first.addAll(beyond);
        return first;
    }

    private static List<StepNode> all(List<Node> nodes) {
        var all = new ArrayList<StepNode>();
        for (var node : nodes) {
            switch (node) {
                case StepNode step -> {
                    if (step.passage() != Passage.SKIPPED) {
                        all.add(step);
                    }
                }
                case ForkNode fork -> fork.branches().forEach(branch -> all.addAll(all(branch)));
            }
        }
        return all;
    }
}
