package dev.countersign.definitions.io;

import dev.countersign.definitions.TemplateDefinition;

/** Templates as the database keeps them: the same members as in YAML. */
public final class TemplateJson {

    private TemplateJson() {}

    public static ReadResult read(String json) {
        return dev.countersign.definitions.text.Pending.body(json);
    }

    /** What {@link #read} reads back to an equal definition; compact. */
    public static String write(TemplateDefinition definition) {
        return dev.countersign.definitions.text.Pending.body(definition.key());
    }
}
