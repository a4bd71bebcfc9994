package dev.countersign.localaws.stepfunctions;

import dev.countersign.asl.parse.Problem;
import dev.countersign.localaws.stepfunctions.integration.Integrations;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The resources that the Task states of a valid definition name, at any depth. */
final class Resources {

    private static final List<String> WAYS_TO_WAIT = List.of(".waitForTaskToken", ".sync", ".sync:2");

    private Resources() {}

    /**
     * What the Task states of a definition ask for and is not supported here.
     *
     * @param express whether the machine is an express one, whose tasks cannot wait
     */
    static List<Problem> problems(String definition, Integrations integrations, boolean express) {
        var problems = new ArrayList<Problem>();
        tasks(Json.read(definition), "").forEach(task -> {
            var state = task.getValue();
            var place = task.getKey();
            var resource = state.path("Resource").asString("");
            if (express) {
                WAYS_TO_WAIT.stream()
                        .filter(resource::endsWith)
                        .forEach(way -> problems.add(problem(
                                place + "/Resource",
                                "Express state machine does not support '%s' service integration".formatted(way))));
            }
            if (!integrations.knows(resource)) {
                problems.add(problem(place + "/Resource", Integrations.unknown(resource)));
            }
            for (var arguments : List.of("Parameters", "Arguments")) {
                integrations
                        .refused(resource, state.path(arguments))
                        .forEach((name, why) -> problems.add(problem(place + "/" + arguments + "/" + name, why)));
            }
        });
        return problems;
    }

    private static Problem problem(String place, String message) {
        return new Problem(Problem.Severity.ERROR, "SCHEMA_VALIDATION_FAILED", message, place);
    }

    private static Stream<Map.Entry<String, JsonNode>> tasks(JsonNode machine, String place) {
        return machine.path("States").properties().stream()
                .flatMap(state -> state(state.getValue(), place + "/States/" + state.getKey()));
    }

    private static Stream<Map.Entry<String, JsonNode>> state(JsonNode state, String place) {
        return switch (state.path("Type").asString("")) {
            case "Task" -> Stream.of(Map.entry(place, state));
            case "Map" -> {
                var processor = state.has("ItemProcessor") ? "ItemProcessor" : "Iterator";
                yield tasks(state.path(processor), place + "/" + processor);
            }
            case "Parallel" -> {
                var branches = state.path("Branches");
                yield Stream.iterate(0, index -> index + 1)
                        .limit(branches.size())
                        .flatMap(index -> tasks(branches.get(index), place + "/Branches[" + index + "]"));
            }
            default -> Stream.empty();
        };
    }
}
