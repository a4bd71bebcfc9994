package dev.countersign.definitions.simulate;

import dev.countersign.asl.StateMachine;
import dev.countersign.asl.parse.InvalidDefinition;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.compile.CompileTarget;
import dev.countersign.definitions.compile.TemplateCompiler;

/** Runs imagined requests of one template. Can be used by several threads. */
public final class Simulation {

    static final CompileTarget TARGET = new CompileTarget(
            "https://sqs.us-east-1.amazonaws.com/000000000000/human-tasks",
            "https://sqs.us-east-1.amazonaws.com/000000000000/request-events",
            "arn:aws:sns:us-east-1:000000000000:notifications",
            "arn:aws:lambda:us-east-1:000000000000:function:",
            "");

    private final TemplateDefinition definition;
    private final StateMachine machine;

    private Simulation(TemplateDefinition definition, StateMachine machine) {
        this.definition = definition;
        this.machine = machine;
    }

    /**
     * Prepares a template.
     *
     * @throws IllegalArgumentException if it has errors and cannot be compiled
     */
    public static Simulation of(TemplateDefinition definition) {
        try {
            return new Simulation(definition, StateMachine.parse(TemplateCompiler.compile(definition, TARGET)));
        } catch (InvalidDefinition broken) {
            throw new IllegalArgumentException(definition.key() + " cannot run: " + broken.getMessage(), broken);
        }
    }

    /** Runs a request until it ends, or until it has done more than any sensible request does. */
    public Simulated run(Scenario scenario, Answers answers) {
        return new Run(definition, machine, scenario, answers).run();
    }
}
