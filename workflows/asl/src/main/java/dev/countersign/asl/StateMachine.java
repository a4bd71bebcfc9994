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
     *     supported here: activities; {@code ItemReader}, {@code ResultWriter} and express child workflows of a Distributed Map
     */
    public static StateMachine parse(String definition) throws InvalidDefinition {
        return new StateMachine(DefinitionParser.parse(definition));
    }

    /**
     * Reads a definition whose states are tested one by one: it may use what is not supported here, since it is not executed.
     *
     * @throws InvalidDefinition if AWS would refuse it
     */
    public static StateMachine parseToTest(String definition) throws InvalidDefinition {
        return new StateMachine(DefinitionParser.parseWhole(definition));
    }

    /** What {@link #parse} refuses: the errors that {@code ValidateStateMachineDefinition} reports on AWS, and what is not supported here. */
    public static List<Problem> validate(String definition) {
        return DefinitionParser.problems(definition);
    }

    /** The warnings that {@code ValidateStateMachineDefinition} adds on request. */
    public static List<Problem> warnings(String definition) {
        return DefinitionParser.warnings(definition);
    }

    /**
     * The name of the Map in distributed mode that has this label in ARNs.
     *
     * @throws IllegalArgumentException if none has
     */
    public String mapOf(String label) {
        return machine.mapOf(label).orElseThrow(() -> new IllegalArgumentException("no Map has the label " + label));
    }

    Machine machine() {
        return machine;
    }
}
