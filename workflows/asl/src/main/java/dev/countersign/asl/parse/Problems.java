package dev.countersign.asl.parse;

import dev.countersign.asl.Problem;
import java.util.ArrayList;
import java.util.List;

/** The problems found so far. */
final class Problems {

    static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";
    static final String JSON = "INVALID_JSON_DESCRIPTION";

    private final List<Problem> found = new ArrayList<>();

    void schema(String location, String message) {
        found.add(new Problem(Problem.Severity.ERROR, SCHEMA, message, location));
    }

    void json(String location, String message) {
        found.add(new Problem(Problem.Severity.ERROR, JSON, message, location));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
