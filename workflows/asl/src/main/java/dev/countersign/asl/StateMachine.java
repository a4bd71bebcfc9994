package dev.countersign.asl;

import dev.countersign.asl.parse.DefinitionParser;
import dev.countersign.asl.parse.InvalidDefinition;
import dev.countersign.asl.parse.Problem;
import dev.countersign.asl.state.Machine;
import java.util.List;

/** A valid definition in the Amazon States Language. Immutable. */
public final class StateMachine {

    private final Machine machine;

    private StateMachine(Machine machine) {
        this.machine = machine;
    }

    /**
     * Reads a definition.
     *
     * @throws InvalidDefinition if {@link #validate} finds an error, or with code {@code NOT_SUPPORTED} if the definition uses what is not
     *     supported here: Distributed Map and activities
     */
    public static StateMachine parse(String definition) throws InvalidDefinition {
        return new StateMachine(DefinitionParser.parse(definition));
    }

    /** The errors that {@code ValidateStateMachineDefinition} reports on AWS; empty if it reports OK. */
    public static List<Problem> validate(String definition) {
        return DefinitionParser.problems(definition);
    }

    /** The warnings that {@code ValidateStateMachineDefinition} adds on request. */
    public static List<Problem> warnings(String definition) {
        return DefinitionParser.warnings(definition);
    }

    Machine machine() {
        return machine;
    }
}
