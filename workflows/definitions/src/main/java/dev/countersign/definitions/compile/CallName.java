package dev.countersign.definitions.compile;

import dev.countersign.definitions.step.AutomatedStep;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which call of a function this is: the tenant, the request, the step, and a key that is the same whenever the same call is repeated, after a failed
 * attempt or by a retried request. A step that was undone and is done again has another key, and so has a step without compensation in the next
 * revision of the request. The key of a call that undoes a step ends with {@code .undo}, and the member {@code undoes} is the key of what it undoes.
 *
 * @param step the key of the step
 * @param key a JSONata expression
 * @param undoes a JSONata expression; empty if the call undoes nothing
 */
record CallName(String step, String key, String undoes) {

    /** The variable that holds how often each step was undone. */
    static final String TIMES_UNDONE = "timesUndone";

    static CallName of(AutomatedStep step) {
        String visit = step.compensation() == null ? "$request.revision" : "$sum([1, " + timesUndone(step) + "])";
        return new CallName(step.key(), "$request.id & '." + step.key() + ".' & " + visit, "");
    }

    static CallName undoing(AutomatedStep step) {
        String done = of(step).key();
        return new CallName(step.key(), done + " & '.undo'", done);
    }

    /** JSONata for {@link #TIMES_UNDONE} after this step was undone. */
    static String undoneOnceMore(AutomatedStep step) {
        return "{% $merge([$" + TIMES_UNDONE + ", {'" + step.key() + "': $sum([1, " + timesUndone(step) + "])}]) %}";
    }

    private static String timesUndone(AutomatedStep step) {
        return "$lookup($" + TIMES_UNDONE + ", '" + step.key() + "')";
    }

    /** The expression with {@code $call}, if it needs it. */
    String bound(String jsonata) {
        return jsonata.contains("$call") ? "($call := " + jsonata() + "; " + jsonata + ")" : jsonata;
    }

    /** As JSONata. */
    String jsonata() {
        return members().entrySet().stream()
                .map(member -> "'" + member.getKey() + "': " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** As part of a payload. */
    ObjectNode payload() {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        members().forEach((name, value) -> payload.put(name, "{% " + value + " %}"));
        return payload.put("step", step);
    }

    private Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("tenant", "$tenant");
        members.put("request", "$request.id");
        members.put("step", "'" + step + "'");
        members.put("key", key);
        if (!undoes.isEmpty()) {
            members.put("undoes", undoes);
        }
        return members;
    }
}
