package dev.countersign.editor.ui.element;

import dev.countersign.definitions.check.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the items of a list are marked with.
 *
 * @param selected the key of the selected element; empty if none is
 * @param wrong the keys of the elements with problems: true for an error, false if there are only warnings
 */
public record Marks(String selected, Map<String, Boolean> wrong) {

    public Marks {
        wrong = Map.copyOf(wrong);
    }

    /** @param key of the element that a problem is about */
    static Marks of(String selected, List<Problem> problems, Function<Problem, Optional<String>> key) {
        Map<String, Boolean> wrong = new HashMap<>();
        for (Problem problem : problems) {
            key.apply(problem).ifPresent(one -> wrong.merge(one, problem.isError(), Boolean::logicalOr));
        }
        return new Marks(selected, wrong);
    }

    /** Whether the problem of the element is an error; empty if it has none. */
    Optional<Boolean> mark(String key) {
        return Optional.ofNullable(wrong.get(key));
    }
}
