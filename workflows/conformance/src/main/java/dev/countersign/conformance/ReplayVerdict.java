package dev.countersign.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * How an execution of ours compares with the recorded one. Each text is a difference, and empty if there is none.
 *
 * @param leftOut whether it asks for what is left out, and is refused by name
 * @param end the status, output, error or cause that differs
 */
public record ReplayVerdict(Recording recording, boolean leftOut, String end, String types, String details) {

    public static ReplayVerdict refused(Recording recording, String message, boolean leftOut) {
        return new ReplayVerdict(recording, leftOut, "refused: " + message, "", "");
    }

    public static ReplayVerdict of(Recording recording, Told told) {
        return new ReplayVerdict(
                recording, false, end(recording, told), types(recording, told), details(recording, told));
    }

    private static String end(Recording recording, Told told) {
        JsonNode json = recording.json();
        if (!told.status().equals(recording.status())) {
            return "%s %s: %s instead of %s".formatted(told.status(), told.error(), told.cause(), recording.status());
        }
        if (json.has("expectedOutput") && !recording.masks().match(json.get("expectedOutput"), told.output())) {
            return told.output() + " instead of " + json.get("expectedOutput");
        }
        return difference(recording, "expectedError", told.error())
                + difference(recording, "expectedCause", told.cause());
    }

    private static String difference(Recording recording, String member, JsonNode actual) {
        JsonNode expected = recording.json().path(member);
        boolean given = expected.isString() || expected.isObject();
        boolean same = given ? recording.masks().match(expected, actual) : actual.isMissingNode();
        return same ? "" : actual + " instead of " + expected;
    }

    private static String types(Recording recording, Told told) {
        if (recording.types().isEmpty()) {
            return "";
        }
        List<String> expected = new ArrayList<>();
        recording.types().get().forEach(type -> expected.add(type.stringValue()));
        List<String> actual = new ArrayList<>();
        told.events().forEach(event -> actual.add(event.get("type").stringValue()));
        if (recording.orderMayVary()) {
            Collections.sort(expected);
            Collections.sort(actual);
        }
        return expected.equals(actual) ? "" : actual + "\n      instead of " + expected;
    }

    private static String details(Recording recording, Told told) {
        if (recording.history().isEmpty() || recording.orderMayVary()) {
            return "";
        }
        JsonNode history = recording.history().get();
        for (int index = 0; index < history.size() && index < told.events().size(); index++) {
            if (!recording.masks().match(history.get(index), told.events().get(index))) {
                return told.events().get(index) + "\n      instead of " + history.get(index);
            }
        }
        return "";
    }

    public boolean endsRight() {
        return end.isEmpty();
    }

    public boolean typesRight() {
        return endsRight() && types.isEmpty();
    }

    public boolean detailsRight() {
        return typesRight() && details.isEmpty();
    }

    /** The share of verdicts that are right, from 0 to 1. */
    public static double share(List<ReplayVerdict> verdicts, Predicate<ReplayVerdict> right) {
        return (double) verdicts.stream().filter(right).count() / verdicts.size();
    }
}
