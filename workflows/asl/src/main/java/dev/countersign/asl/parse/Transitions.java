package dev.countersign.asl.parse;

import dev.countersign.asl.state.StateType;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks the transitions of one flow: each leads to a state of it, one state ends it, and every state is reachable. As on AWS, a state counts as
 * reachable if any other state leads to it, and this is checked only if the flow has an end.
 */
final class Transitions {

    private final Fields flow;
    private final JsonNode states;
    private final Set<String> targets = new HashSet<>();
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
        target(flow, "StartAt");
        for (String name : states.propertyNames()) {
            collect(all.inner(name));
        }
        if (!ends && !states.isEmpty()) {
            flow.problems().noEnd();
            return;
        }
        for (String name : states.propertyNames()) {
            if (!targets.contains(name)) {
                flow.problems().transition(all.at(name), "State \"" + name + "\" is not reachable.");
            }
        }
    }

    private void collect(Fields state) {
        Optional<StateType> type = StateType.of(state.json().path("Type").asString(""));
        if (type.isEmpty()) {
            return;
        }
        switch (type.get()) {
            case SUCCEED, FAIL -> ends = true;
            case CHOICE -> {
                target(state, "Default");
                state.each("Choices").forEach(rule -> target(rule, "Next"));
            }
            case PASS, TASK, WAIT, PARALLEL, MAP -> {
                target(state, "Next");
                state.each("Catch").forEach(catcher -> target(catcher, "Next"));
                boolean last = state.json().path("End").asBoolean(false);
                ends |= last;
                if (!last && !state.has("Next")) {
                    state.problem("These fields are required: [Next] or [End]");
                }
            }
        }
    }

    /** AWS's message calls each of these fields 'Next'. */
    private void target(Fields from, String field) {
        String target = from.json().path(field).asString("");
        if (target.isEmpty()) {
            return;
        }
        if (states.has(target)) {
            targets.add(target);
        } else {
            flow.problems().transition(from.at(field), "Missing 'Next' target: " + target);
        }
    }
}
