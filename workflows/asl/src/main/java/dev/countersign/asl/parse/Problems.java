package dev.countersign.asl.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems found so far. */
final class Problems {

    static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";
    static final String JSON = "INVALID_JSON_DESCRIPTION";

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<Problem> ofGraph = new LinkedHashSet<>();
    private final List<Problem> leftOut = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> labels = new HashSet<>();

    void schema(String location, String message) {
        add(SCHEMA, location, message);
    }

    void add(String code, String location, String message) {
        found.add(new Problem(Problem.Severity.ERROR, code, message, location));
    }

    /** Problems of the transitions are reported only if no state has a problem of its own. */
    private void graph(String code, String location, String message) {
        ofGraph.add(new Problem(Problem.Severity.ERROR, code, message, location));
    }

    void json(String location, String message) {
        add(JSON, location, message);
    }

    /** A transition to an unknown state, or a state that is not reachable. */
    void transition(String location, String message) {
        graph("MISSING_TRANSITION_TARGET", location, message);
    }

    /** AWS reports no location for it. */
    void noEnd() {
        graph("MISSING_END_STATE", "", "Workflow has no terminal state");
    }

    void duplicate(String name, String location) {
        graph("DUPLICATE_STATE_NAME", location, "Duplicate State name: " + name);
    }

    /** Notes the name of a state. Returns false if it was noted before. */
    boolean isNewState(String name) {
        return names.add(name);
    }

    /** Notes the label of a Map. Returns false if it was noted before. */
    boolean isNewLabel(String label) {
        return labels.add(label);
    }

    /** Something that AWS supports and this interpreter does not. */
    void leftOut(String location, String what) {
        leftOut.add(new Problem(Problem.Severity.ERROR, "NOT_SUPPORTED", what + " is not supported here", location));
    }

    List<Problem> leftOut() {
        return List.copyOf(leftOut);
    }

    boolean isEmpty() {
        return found.isEmpty() && ofGraph.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found.isEmpty() ? ofGraph : found);
    }
}
