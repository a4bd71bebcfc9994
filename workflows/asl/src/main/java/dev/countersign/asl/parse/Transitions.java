package dev.countersign.asl.parse;

import dev.countersign.asl.state.StateType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks that the states of one flow lead to each other, that each can be reached, and that one ends it. */
final class Transitions {

    private final Fields flow;
    private final JsonNode states;
    private final Map<String, Set<String>> targets = new LinkedHashMap<>();
    private boolean ends;

    private Transitions(Fields flow) {
        this.flow = flow;
        this.states = flow.raw("States");
    }

    static void check(Fields flow) {
        if (flow.raw("States").isObject() && flow.has("StartAt")) {
            new Transitions(flow).check();
        }
    }

    private void check() {
        Fields all = flow.inner("States");
        String start = flow.json().path("StartAt").asString("");
        if (!states.has(start)) {
            flow.problems().transition(flow.at("StartAt"), "Missing 'Next' target: " + start);
        }
        for (String name : states.propertyNames()) {
            collect(name, all.inner(name));
        }
        Set<String> reached = reachableFrom(start);
        for (String name : states.propertyNames()) {
            if (states.has(start) && !reached.contains(name)) {
                flow.problems().transition(all.at(name), "State \"" + name + "\" is not reachable.");
            }
        }
        if (!ends && !states.isEmpty()) {
            flow.problems().noEnd(flow.location().isEmpty() ? "/" : flow.location());
        }
    }

    private void collect(String name, Fields state) {
        Set<String> next = new HashSet<>();
        targets.put(name, next);
        Optional<StateType> type = StateType.of(state.json().path("Type").asString(""));
        if (type.isEmpty()) {
            return;
        }
        switch (type.get()) {
            case SUCCEED, FAIL -> ends = true;
            case CHOICE -> {
                target(state, "Default", next);
                state.each("Choices").forEach(rule -> target(rule, "Next", next));
            }
            case PASS, TASK, WAIT, PARALLEL, MAP -> {
                target(state, "Next", next);
                state.each("Catch").forEach(catcher -> target(catcher, "Next", next));
                boolean last = state.json().path("End").asBoolean(false);
                ends |= last;
                if (!last && !state.has("Next")) {
                    state.problem("These fields are required: [Next] or [End]");
                }
            }
        }
    }

    private void target(Fields from, String field, Set<String> next) {
        String target = from.json().path(field).asString("");
        if (target.isEmpty()) {
            return;
        }
        if (states.has(target)) {
            next.add(target);
        } else {
            flow.problems().transition(from.at(field), "Missing '" + field + "' target: " + target);
        }
    }

    private Set<String> reachableFrom(String start) {
        Set<String> reached = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>();
        ahead.add(start);
        while (!ahead.isEmpty()) {
            String name = ahead.remove();
            if (reached.add(name)) {
                ahead.addAll(targets.getOrDefault(name, Set.of()));
            }
        }
        return reached;
    }
}
