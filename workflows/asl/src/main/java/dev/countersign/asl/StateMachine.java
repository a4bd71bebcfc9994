package dev.countersign.asl;

import dev.countersign.asl.parse.DefinitionParser;
import dev.countersign.asl.state.Machine;
import java.util.List;

/** A definition in the Amazon States Language, read and found right. Immutable. */
public final class StateMachine {

    private final Machine machine;

    private StateMachine(Machine machine) {
        this.machine = machine;
    }

    /**
     * Reads a definition.
     *
     * @throws InvalidDefinition where {@link #validate} finds an error
     */
    public static StateMachine parse(String definition) throws InvalidDefinition {
        return new StateMachine(DefinitionParser.parse(definition));
    }

    /** What {@code ValidateStateMachineDefinition} says; empty where it says OK. */
    public static List<Problem> validate(String definition) {
        return DefinitionParser.problems(definition);
    }

    Machine machine() {
        return machine;
    }
}
