package dev.countersign.asl.parse;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What is valid in a JSONPath state and looks like a mistake: a path in a field that takes none.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html">The
 *     warning codes</a>
 */
final class Warnings {

    private static final List<String> TEMPLATES = List.of("Parameters", "ResultSelector", "ItemSelector", "Assign");
    private static final List<String> TEXTS = List.of("Error", "Cause");

    private final List<Problem> found = new ArrayList<>();

    private Warnings() {}

    static List<Problem> in(JsonNode definition) {
        var warnings = new Warnings();
        warnings.flow(
                definition, "", definition.path("QueryLanguage").asString("").equals("JSONata"));
        return List.copyOf(warnings.found);
    }

    private void flow(JsonNode flow, String location, boolean jsonata) {
        for (var state : flow.path("States").properties()) {
            state(state.getValue(), location + "/States/" + state.getKey(), jsonata);
        }
    }

    private void state(JsonNode state, String location, boolean jsonata) {
        JsonNode branches = state.path("Branches");
        for (int index = 0; index < branches.size(); index++) {
            flow(branches.path(index), location + "/Branches[" + index + ']', jsonata);
        }
        flow(state.path("ItemProcessor"), location + "/ItemProcessor", jsonata);
        flow(state.path("Iterator"), location + "/Iterator", jsonata);
        if (jsonata || state.path("QueryLanguage").asString("").equals("JSONata")) {
            return;
        }
        TEMPLATES.forEach(name -> template(state.path(name), location + '/' + name));
        TEXTS.forEach(name -> text(state.path(name), location + '/' + name));
        JsonNode choices = state.path("Choices");
        for (int index = 0; index < choices.size(); index++) {
            rule(choices.path(index), location + "/Choices[" + index + ']');
        }
        if (state.path("Type").asString("").equals("Pass") && hasPath(state.path("Result"))) {
            warn("PASS_RESULT_IS_STATIC", location + "/Result", "Attempt to use a path in the result of a pass state.");
        }
    }

    private void template(JsonNode value, String location) {
        for (var member : value.properties()) {
            String place = location + '/' + member.getKey();
            if (!member.getKey().endsWith(".$") && looksComputed(member.getValue())) {
                warn("NO_DOLLAR", place, "No .$ on a field that appears to be a JSONPath or Intrinsic Function.");
            }
            template(member.getValue(), place);
        }
    }

    private void rule(JsonNode rule, String location) {
        for (var member : rule.properties()) {
            String name = member.getKey();
            if (name.startsWith("String") && !name.endsWith("Path")) {
                text(member.getValue(), location + '/' + name);
            }
        }
    }

    private void text(JsonNode value, String location) {
        if (looksComputed(value)) {
            warn("NO_PATH", location, "Field value looks like a path, but field name does not end with 'Path'.");
        }
    }

    private static boolean hasPath(JsonNode value) {
        return looksComputed(value)
                || value.properties().stream()
                        .anyMatch(member -> member.getKey().endsWith(".$") || hasPath(member.getValue()));
    }

    private static boolean looksComputed(JsonNode value) {
        String text = value.asString("");
        return text.equals("$") || text.startsWith("$.") || text.startsWith("$$") || text.matches("States\\.\\w+\\(.*");
    }

    private void warn(String code, String location, String message) {
        found.add(new Problem(Problem.Severity.WARNING, code, message, location));
    }
}
