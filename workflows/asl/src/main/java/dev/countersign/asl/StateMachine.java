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
     * @throws InvalidDefinition where {@link #validate} finds an error, or with code {@code NOT_SUPPORTED} where the definition
     *     asks for what is left out here: Distributed Map and activities
     */
    public static StateMachine parse(String definition) throws InvalidDefinition {
        return new StateMachine(DefinitionParser.parse(definition));
    }

    /** The errors that {@code ValidateStateMachineDefinition} tells on AWS; empty where it says OK. */
    public static List<Problem> validate(String definition) {
        return DefinitionParser.problems(definition);
    }

    /** The warnings that {@code ValidateStateMachineDefinition} adds where it is asked for them. */
    public static List<Problem> warnings(String definition) {
        return DefinitionParser.warnings(definition);
    }

    Machine machine() {
        return machine;
    }
}
