package dev.countersign.localaws.stepfunctions;

import dev.countersign.localaws.stepfunctions.integration.Integrations;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The resources that the Task states of a valid definition name, at any depth. */
final class Resources {

    private Resources() {}

    /** The resources of a definition that are not supported here, each as a sentence with its place. */
    static List<String> unknown(String definition, Integrations integrations) {
        return tasks(Json.read(definition), "")
                .filter(task -> !integrations.knows(task.getValue()))
                .map(task ->
                        "SCHEMA_VALIDATION_FAILED: The resource provided %s is not recognized. The value is not a valid resource ARN, or the resource is not available in this endpoint. at %s/Resource"
                                .formatted(task.getValue(), task.getKey()))
                .toList();
    }

    private static Stream<Map.Entry<String, String>> tasks(JsonNode machine, String place) {
        return machine.path("States").properties().stream()
                .flatMap(state -> state(state.getValue(), place + "/States/" + state.getKey()));
    }

    private static Stream<Map.Entry<String, String>> state(JsonNode state, String place) {
        return switch (state.path("Type").asString("")) {
            case "Task" -> Stream.of(Map.entry(place, state.path("Resource").asString("")));
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
