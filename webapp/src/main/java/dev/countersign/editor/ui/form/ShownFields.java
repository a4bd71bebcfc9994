package dev.countersign.editor.ui.form;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the list of fields shows beside the fields.
 *
 * @param selected the name of the selected field; empty if none is
 * @param marks the fields with problems: true for an error, false for a warning
 */
record ShownFields(Locale language, String selected, Map<String, Boolean> marks) {

    ShownFields {
        marks = Map.copyOf(marks);
    }

    Optional<Boolean> mark(String name) {
        return Optional.ofNullable(marks.get(name));
    }
}
