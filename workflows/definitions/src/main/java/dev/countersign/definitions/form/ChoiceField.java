package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.util.List;

/**
 * One of several options; the form holds the value of the option.
 */
public record ChoiceField(String key, Text label, Text help, boolean required, List<Option> options) implements Field {

    public ChoiceField {
        options = List.copyOf(options);
    }
}
