package dev.countersign.trial;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.simulate.Simulation;

/** A template that can be simulated. To compile it takes longer than to run it. */
record Prepared(TemplateDefinition definition, Simulation simulation) {

    /** @throws IllegalArgumentException if it has errors and cannot be compiled */
    static Prepared of(TemplateDefinition definition) {
        return new Prepared(definition, Simulation.of(definition));
    }
}
