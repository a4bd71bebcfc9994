package dev.countersign.editor.ui.flow;

import java.util.Map;
import java.util.Optional;

/**
 * What the list of steps shows beside the steps.
 *
 * @param selected the key of the selected step; empty if none is
 * @param marks the steps with problems: true for an error, false for a warning
 */
record Shown(StepWords words, String selected, Map<String, Boolean> marks) {

    Shown {
        marks = Map.copyOf(marks);
    }

    Optional<Boolean> mark(String key) {
        return Optional.ofNullable(marks.get(key));
    }
}
