package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.util.List;

/** One option of a choice: the value that the form holds, and the label that people read. */
public record Option(String value, Text label) {

    /** What the answer is called; the answer itself if it is no longer offered. */
    static Text label(List<Option> options, String answer) {
        return options.stream()
                .filter(option -> option.value().equals(answer))
                .findFirst()
                .map(Option::label)
                .orElseGet(() -> Text.of(answer));
    }
}
