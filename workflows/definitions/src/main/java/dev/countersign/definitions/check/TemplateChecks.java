package dev.countersign.definitions.check;

import dev.countersign.definitions.TemplateDefinition;
import java.util.List;

/** What can be known to be wrong with a template before anybody uses it. */
public final class TemplateChecks {

    private TemplateChecks() {}

    /** In the order of the template. It may be published when none of them is an error. */
    public static List<Problem> check(TemplateDefinition definition) {
        return dev.countersign.definitions.text.Pending.body(definition.key());
    }
}
