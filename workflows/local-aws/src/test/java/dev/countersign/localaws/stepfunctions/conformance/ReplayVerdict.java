package dev.countersign.localaws.stepfunctions.conformance;

import dev.countersign.localaws.stepfunctions.conformance.Replay.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How one recording went: what ended wrong, and where history differs. Empty where nothing does. */
record ReplayVerdict(Recording recording, boolean leftOut, String end, String types, String details) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    static ReplayVerdict refused(Recording recording, String message, boolean leftOut) {
        return new ReplayVerdict(recording, leftOut, "refused: " + message, "", "");
    }

    static ReplayVerdict of(Recording recording, Told told) {
        return new ReplayVerdict(
                recording, false, end(recording, told), types(recording, told), details(recording, told));
    }

    private static String end(Recording recording, Told told) {
        var description = told.description();
        var json = recording.json();
        if (!description.get("status").stringValue().equals(recording.status())) {
            return description.get("status") + " " + description.path("error") + ": " + description.path("cause")
                    + " instead of " + recording.status();
        }
        if (json.has("expectedOutput")) {
            var output = MAPPER.readTree(description.path("output").asString("null"));
            if (!recording.masks().match(json.get("expectedOutput"), output)) {
                return "output " + output + " instead of " + json.get("expectedOutput");
            }
        }
        return difference(recording, "expectedError", description.path("error"))
                + difference(recording, "expectedCause", description.path("cause"));
    }

    private static String difference(Recording recording, String member, JsonNode actual) {
        var expected = recording.json().path(member);
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
        var history = recording.history().get();
        for (int index = 0; index < history.size() && index < told.events().size(); index++) {
            if (!recording.masks().match(history.get(index), told.events().get(index))) {
                return told.events().get(index) + "\n      instead of " + history.get(index);
            }
        }
        return "";
    }

    boolean endsRight() {
        return end.isEmpty();
    }

    boolean typesRight() {
        return endsRight() && types.isEmpty();
    }

    boolean detailsRight() {
        return typesRight() && details.isEmpty();
    }
}
