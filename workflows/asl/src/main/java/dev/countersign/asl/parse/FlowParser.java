package dev.countersign.asl.parse;

import dev.countersign.asl.query.JsonPathLanguage;
import dev.countersign.asl.query.Jsonata;
import dev.countersign.asl.query.QueryLanguage;
import dev.countersign.asl.state.Flow;
import dev.countersign.asl.state.State;
import dev.countersign.asl.state.StateType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code StartAt} and {@code States}, of a machine or inside a Parallel or Map. */
final class FlowParser {

    private static final int MAX_NAME = 80;
    private static final Set<String> OWN = Set.of("Comment", "StartAt", "States");
    /** In the order of AWS's messages. */
    private static final List<String> TYPES =
            List.of("Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map");

    private static final List<String> LANGUAGES = List.of("JSONPath", "JSONata");

    private FlowParser() {}

    /** The states of a whole machine, in its language. */
    static Flow parse(Fields fields) {
        fields.oneOf("QueryLanguage", LANGUAGES);
        return parse(fields, Set.of("QueryLanguage", "TimeoutSeconds", "Version"));
    }

    /** The language of a machine. Everything but JSONPath is read as JSONata; an unknown language is reported elsewhere. */
    static QueryLanguage named(@Nullable String language) {
        return "JSONPath".equals(language) ? new JsonPathLanguage() : new Jsonata();
    }

    /**
     * The states of a machine, of a branch or of the processor of a Map.
     *
     * @param more the fields that it may have besides those of every flow
     */
    static Flow parse(Fields fields, Set<String> more) {
        Set<String> allowed = new HashSet<>(OWN);
        allowed.addAll(more);
        fields.allow(allowed);
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
            fields.problems()
                    .add("INVALID_STATE_NAME", fields.location(), "State name exceeds " + MAX_NAME + " characters");
        }
        if (!fields.problems().isNewState(name)) {
            fields.problems().duplicate(name, fields.location());
        }
        fields.require("Type");
        Optional<StateType> type =
                Optional.ofNullable(fields.oneOf("Type", TYPES)).flatMap(StateType::of);
        if (type.isEmpty()) {
            return null;
        }
        Fields state = fields.speaking(language(fields));
        AllowedFields.check(type.get(), state);
        RequiredFields.check(type.get(), state);
        return StateParser.parse(name, type.get(), state);
    }

    /** The language of a state: its own, or that of the machine. A machine in JSONata cannot have a state in JSONPath. */
    private static QueryLanguage language(Fields fields) {
        String own = fields.oneOf("QueryLanguage", LANGUAGES);
        if (!fields.has("QueryLanguage")) {
            return fields.machineLanguage();
        }
        if ("JSONPath".equals(own) && fields.machineLanguage() instanceof Jsonata) {
            fields.problem("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
        }
        return named(own);
    }
}
