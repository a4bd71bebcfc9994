package dev.countersign.definitions.builtin;

import dev.countersign.definitions.TemplateDefinition;
import java.util.List;

/** The templates that every new tenant begins with. */
public final class BuiltInTemplates {

    private BuiltInTemplates() {}

    public static List<TemplateDefinition> all() {
        return List.of();
    }
}
