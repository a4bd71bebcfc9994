package dev.countersign.administration.states;

import dev.countersign.administration.states.StateGraph.Kind;
import dev.countersign.administration.states.StateGraph.Node;
import dev.countersign.administration.states.StateGraph.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the graph of any definition in the States Language, whoever wrote it, in either query language. */
public final class StateGraphs {

    /** Types with which an execution, or a branch, ends. */
    private static final Set<String> LAST = Set.of("Succeed", "Fail");

    private StateGraphs() {}

    /** Empty if this is no definition. */
    public static Optional<StateGraph> read(String definition) {
        try {
            JsonNode machine = JsonMapper.shared().readTree(definition);
            return machine.path("States").isObject() ? Optional.of(graph(machine)) : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static StateGraph graph(JsonNode machine) {
        return new StateGraph(
                machine.path("StartAt").asString(""),
                machine.path("States").properties().stream()
                        .map(state -> node(state.getKey(), state.getValue()))
                        .toList());
    }

    private static Node node(String name, JsonNode state) {
        String type = state.path("Type").asString("");
        List<StateGraph> inner = Stream.concat(
                        state.path("Branches").values().stream(),
                        // The older name of the same member.
                        Stream.of(state.path("ItemProcessor"), state.path("Iterator")))
                .filter(one -> one.path("States").isObject())
                .map(StateGraphs::graph)
                .toList();
        return new Node(
                name,
                type,
                ways(state),
                LAST.contains(type) || state.path("End").asBoolean(false),
                inner);
    }

    private static List<Way> ways(JsonNode state) {
        List<Way> ways = new ArrayList<>();
        add(ways, state.path("Next"), Kind.NEXT, "");
        for (JsonNode choice : state.path("Choices").values()) {
            add(ways, choice.path("Next"), Kind.CHOICE, condition(choice));
        }
        add(ways, state.path("Default"), Kind.DEFAULT, "");
        for (JsonNode catcher : state.path("Catch").values()) {
            add(
                    ways,
                    catcher.path("Next"),
                    Kind.CATCH,
                    catcher.path("ErrorEquals").values().stream()
                            .map(error -> error.asString(""))
                            .collect(Collectors.joining(", ")));
        }
        return ways;
    }

    private static void add(List<Way> ways, JsonNode next, Kind kind, String condition) {
        if (next.isString()) {
            ways.add(new Way(next.stringValue(), kind, condition));
        }
    }

    /** A JSONata expression without its signs; a rule of JSONPath as it is written, without what is no condition. */
    private static String condition(JsonNode choice) {
        if (choice.path("Condition").isString()) {
            String text = choice.path("Condition").stringValue().strip();
            return text.startsWith("{%") && text.endsWith("%}")
                    ? text.substring(2, text.length() - 2).strip()
                    : text;
        }
        return choice.properties().stream()
                .filter(member -> !Set.of("Next", "Assign", "Output", "Comment").contains(member.getKey()))
                .map(member -> member.getKey().equals("Variable")
                        ? member.getValue().asString("")
                        : member.getKey() + " " + member.getValue())
                .collect(Collectors.joining(" "));
    }
}
