package dev.countersign.asl.parse;

import dev.countersign.asl.query.JsonPathLanguage;
import dev.countersign.asl.query.Jsonata;
import dev.countersign.asl.query.QueryLanguage;
import dev.countersign.asl.state.Flow;
import dev.countersign.asl.state.State;
import dev.countersign.asl.state.StateType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code StartAt} and {@code States}, of a machine or inside a Parallel or Map. */
final class FlowParser {

    private static final int MAX_NAME = 80;

    private FlowParser() {}

    /** The fields speak the language of the whole machine. */
    static Flow parse(Fields fields) {
        fields.require("States", "StartAt");
        Map<String, State> states = new LinkedHashMap<>();
        Fields inner = fields.inner("States");
        for (Map.Entry<String, JsonNode> entry : inner.json().properties()) {
            State state = state(entry.getKey(), inner.inner(entry.getKey()));
            if (state != null) {
                states.put(entry.getKey(), state);
            }
        }
        Transitions.check(fields);
        String startAt = fields.text("StartAt");
        return new Flow(startAt == null ? "" : startAt, states);
    }

    private static @Nullable State state(String name, Fields fields) {
        if (name.length() > MAX_NAME) {
            fields.problem("State name is too long: at most " + MAX_NAME + " characters");
        }
        if (!fields.problems().isNewState(name)) {
            fields.problems().duplicate(name, fields.location());
        }
        fields.require("Type");
        Optional<StateType> type = Optional.ofNullable(fields.text("Type")).flatMap(StateType::of);
        if (type.isEmpty()) {
            if (fields.has("Type")) {
                fields.problem(
                        "Type",
                        "Value must be one of the following: "
                                + Arrays.stream(StateType.values())
                                        .map(StateType::text)
                                        .toList());
            }
            return null;
        }
        Fields state = fields.speaking(language(fields));
        AllowedFields.check(type.get(), state);
        RequiredFields.check(type.get(), state);
        return StateParser.parse(name, type.get(), state);
    }

    /** The language of a state: its own, else the machine's. JSONata for all cannot be taken back. */
    static QueryLanguage language(Fields fields) {
        String own = fields.text("QueryLanguage");
        if (own == null) {
            return fields.machineLanguage();
        }
        if (own.equals("JSONPath") && fields.machineLanguage() instanceof Jsonata) {
            fields.problem("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
        }
        return own.equals("JSONata") ? new Jsonata() : new JsonPathLanguage();
    }
}
