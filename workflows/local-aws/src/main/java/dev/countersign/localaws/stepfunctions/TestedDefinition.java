package dev.countersign.localaws.stepfunctions;

import dev.countersign.asl.StateMachine;
import dev.countersign.asl.StateTrial;
import dev.countersign.asl.parse.InvalidDefinition;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The state that a {@code TestState} request names in a definition, or whose definition it has.
 *
 * @param json the state in its definition
 * @param place where it is, for errors
 */
record TestedDefinition(StateTrial state, JsonNode json, String place) {

    private static final int MAX_DEFINITION = 1 << 20;

    /** @throws dev.countersign.localaws.http.AwsError InvalidDefinition, ValidationException */
    static TestedDefinition of(Parameters request) {
        var definition = request.required("definition", MAX_DEFINITION);
        var given = request.optional("stateName", 80);
        if (given.filter(String::isEmpty).isPresent()) {
            throw Errors.constraint("", "stateName", "Member must have length greater than or equal to 1");
        }
        var name = given.orElse(TestContext.STATE);
        var whole = given.isPresent() ? definition : machineOf(definition);
        StateMachine machine;
        try {
            machine = StateMachine.parseToTest(whole);
        } catch (InvalidDefinition invalid) {
            throw DefinitionCheck.refusal(invalid.problems());
        }
        var state = StateTrial.of(machine, name).orElseThrow(() -> Errors.validation("State not found in definition"));
        var found = find(Json.read(whole), name).orElseThrow();
        return new TestedDefinition(state, found, "/States/" + name);
    }

    /** A machine with this state alone, and with the states that it leads to. */
    private static String machineOf(String definition) {
        JsonNode state;
        try {
            state = Json.read(definition);
        } catch (JacksonException malformed) {
            // The parser of definitions tells where the mistake is.
            return definition;
        }
        var machine = Json.object().put("StartAt", TestContext.STATE);
        var states = machine.putObject("States");
        Stream.concat(
                        Stream.of(state),
                        Stream.of("Choices", "Catch").flatMap(field -> state.path(field).values().stream()))
                .flatMap(rule -> Stream.of(rule.path("Next"), rule.path("Default")))
                .filter(JsonNode::isString)
                .forEach(next -> states.putObject(next.stringValue()).put("Type", "Succeed"));
        states.set(TestContext.STATE, state);
        return machine.toString();
    }

    private static Optional<JsonNode> find(JsonNode flow, String name) {
        var states = flow.path("States");
        return states.has(name)
                ? Optional.of(states.get(name))
                : states.values().stream()
                        .flatMap(TestedDefinition::flowsIn)
                        .flatMap(inner -> find(inner, name).stream())
                        .findFirst();
    }

    private static Stream<JsonNode> flowsIn(JsonNode state) {
        return Stream.concat(
                Stream.of(state.path("ItemProcessor"), state.path("Iterator")),
                state.path("Branches").values().stream());
    }
}
