package dev.countersign.asl.parse;

import dev.countersign.asl.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The problems found so far. */
final class Problems {

    static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";
    static final String JSON = "INVALID_JSON_DESCRIPTION";

    private final List<Problem> found = new ArrayList<>();
    private final List<Problem> leftOut = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    void schema(String location, String message) {
        found.add(new Problem(Problem.Severity.ERROR, SCHEMA, message, location));
    }

    void json(String location, String message) {
        found.add(new Problem(Problem.Severity.ERROR, JSON, message, location));
    }

    /** A transition that leads nowhere, or a state that none leads to. */
    void transition(String location, String message) {
        found.add(new Problem(Problem.Severity.ERROR, "MISSING_TRANSITION_TARGET", message, location));
    }

    void noEnd(String location) {
        found.add(new Problem(Problem.Severity.ERROR, "MISSING_END_STATE", "No state ends the flow", location));
    }

    void duplicate(String name, String location) {
        found.add(
                new Problem(Problem.Severity.ERROR, "DUPLICATE_STATE_NAME", "Duplicate State name: " + name, location));
    }

    /** States by their names, to find the ones that are there twice. */
    boolean isNewState(String name) {
        return names.add(name);
    }

    /** Something that AWS takes and this interpreter leaves out. */
    void leftOut(String location, String what) {
        leftOut.add(new Problem(Problem.Severity.ERROR, "NOT_SUPPORTED", what + " is not supported here", location));
    }

    List<Problem> leftOut() {
        return List.copyOf(leftOut);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
