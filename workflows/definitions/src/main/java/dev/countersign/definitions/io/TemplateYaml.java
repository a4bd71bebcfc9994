package dev.countersign.definitions.io;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import java.util.List;

/** Templates as people write, exchange and keep them. */
public final class TemplateYaml {

    private TemplateYaml() {}

    /** Strict: what is unknown, of the wrong type or there twice is a problem with its line. */
    public static ReadResult read(String yaml) {
        return dev.countersign.definitions.text.Pending.body(yaml);
    }

    /** Everything wrong with it, in shape or in sense, with lines. */
    public static List<Problem> problems(String yaml) {
        return dev.countersign.definitions.text.Pending.body(yaml);
    }

    /** What {@link #read} reads back to an equal definition. */
    public static String write(TemplateDefinition definition) {
        return dev.countersign.definitions.text.Pending.body(definition.key());
    }
}
