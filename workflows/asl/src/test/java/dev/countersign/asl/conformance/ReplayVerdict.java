package dev.countersign.asl.conformance;

import dev.countersign.asl.TestHost;
import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.asl.parse.InvalidDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How one recording went: what ended wrong, and where history differs. Null where nothing does. */
record ReplayVerdict(Recording recording, String end, String types, String details) {

    private static final String LEFT_OUT = "left out";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    static ReplayVerdict of(Recording recording) {
        TestHost host;
        try {
            host = Replay.run(recording);
        } catch (InvalidDefinition e) {
            boolean leftOut =
                    e.problems().stream().allMatch(problem -> problem.code().equals("NOT_SUPPORTED"));
            return new ReplayVerdict(recording, leftOut ? LEFT_OUT : "refused: " + e.getMessage(), "", "");
        }
        return new ReplayVerdict(recording, end(recording, host), types(recording, host), details(recording, host));
    }

    private static String end(Recording recording, TestHost host) {
        var execution = host.execution();
        Masks masks = recording.masks();
        JsonNode json = recording.json();
        if (!execution.status().name().equals(recording.status())) {
            return "status " + execution.status() + ' ' + execution.error().orElse("") + ": "
                    + execution.cause().orElse("") + " instead of " + recording.status();
        }
        JsonNode output = execution.output().orElse(MAPPER.nullNode());
        if (json.has("expectedOutput") && !masks.match(json.get("expectedOutput"), output)) {
            return "output " + output + " instead of " + json.get("expectedOutput");
        }
        String error =
                difference(masks, json.path("expectedError"), execution.error().orElse(null));
        return error.isEmpty()
                ? difference(
                        masks, json.path("expectedCause"), execution.cause().orElse(null))
                : error;
    }

    private static String difference(Masks masks, JsonNode expected, @org.jspecify.annotations.Nullable String actual) {
        boolean same;
        if (expected.isString() || expected.isObject()) {
            same = actual != null
                    && masks.match(expected, MAPPER.getNodeFactory().stringNode(actual));
        } else {
            same = actual == null;
        }
        return same ? "" : "'" + actual + "' instead of " + expected;
    }

    private static String types(Recording recording, TestHost host) {
        if (recording.types().isEmpty()) {
            return "";
        }
        List<String> expected = new ArrayList<>();
        recording.types().get().forEach(type -> expected.add(type.stringValue()));
        List<String> actual = new ArrayList<>(host.types());
        if (recording.orderMayVary()) {
            Collections.sort(expected);
            Collections.sort(actual);
        }
        return expected.equals(actual) ? "" : actual + "\n      instead of " + expected;
    }

    private static String details(Recording recording, TestHost host) {
        if (recording.history().isEmpty() || recording.orderMayVary()) {
            return "";
        }
        JsonNode history = recording.history().get();
        for (int index = 0; index < history.size() && index < host.history().size(); index++) {
            JsonNode expected = history.get(index);
            JsonNode actual = json(host.history().get(index));
            if (!recording.masks().match(expected, actual)) {
                return actual + "\n      instead of " + expected;
            }
        }
        return "";
    }

    private static JsonNode json(HistoryEvent event) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", event.id());
        json.put("previousEventId", event.previousId());
        json.put("timestamp", "timestamp");
        json.put("type", event.type().wireName());
        if (!event.details().isEmpty()) {
            json.set(event.type().detailsMember(), event.details());
        } else if (!event.type().detailsMember().isEmpty()) {
            json.putObject(event.type().detailsMember());
        }
        return json;
    }

    /** Whether it asks for what the interpreter leaves out, and says so. */
    boolean isLeftOut() {
        return end.equals(LEFT_OUT);
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
