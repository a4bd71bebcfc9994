package dev.countersign.definitions.compile;

import dev.countersign.definitions.TemplateDefinition;

/** From a template to a state machine in the Amazon States Language, with JSONata. */
public final class TemplateCompiler {

    private TemplateCompiler() {}

    /** The definition of the state machine, for {@code CreateStateMachine}. The same template gives the same text. */
    public static String compile(TemplateDefinition definition, CompileTarget target) {
        return dev.countersign.definitions.text.Pending.body(definition.key() + target);
    }
}
