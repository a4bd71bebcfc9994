package dev.countersign.asl.conformance;

import dev.countersign.asl.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One case of the reference suite of JSONata. Step Functions has no context item at the top, so the data is the input of the execution.
 *
 * @param data the context item; null where the case has none
 */
record JsonataCase(String name, String expression, @Nullable JsonNode data, JsonNode expected) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** The cases in a folder with recordings, in their order. */
    static List<JsonataCase> read(Path folder) throws IOException {
        Path suite = folder.resolve("jsonata");
        JsonNode datasets = MAPPER.readTree(Files.readString(suite.resolve("datasets.json")));
        List<JsonataCase> cases = new ArrayList<>();
        for (String line : Files.readAllLines(suite.resolve("suite.jsonl"))) {
            JsonNode read = MAPPER.readTree(line);
            JsonNode data =
                    read.has("dataset") ? datasets.get(read.get("dataset").stringValue()) : read.get("data");
            cases.add(new JsonataCase(
                    read.get("name").stringValue(), read.get("expr").stringValue(), data, read));
        }
        return cases;
    }

    /** Why Step Functions does not offer what the case asks for; empty where it does. */
    Optional<String> leftOut() {
        if (data != null && !data.isObject()) {
            return Optional.of("the data is no object");
        }
        if (expected.has("bindings") && !expected.get("bindings").isEmpty()) {
            return Optional.of("variables");
        }
        if (expected.has("timelimit")) {
            return Optional.of("a time limit");
        }
        return expression.contains("$eval") ? Optional.of("$eval") : Optional.empty();
    }

    /** Whether an expression that is refused is right. */
    boolean failsToBeRead() {
        return expected.has("code") || expected.has("undefinedResult");
    }

    String written() {
        return data == null ? expression : "$states.input.( " + expression + " )";
    }

    JsonNode input() {
        return data == null ? MAPPER.createObjectNode() : data;
    }

    /** Compares an execution with the case; the sentence says what differs. */
    Optional<String> differs(TestHost host) {
        boolean succeeded = host.execution().output().isPresent();
        String cause = host.execution().cause().orElse("");
        if (expected.has("code")) {
            return succeeded ? Optional.of("gives " + host.output()) : Optional.empty();
        }
        if (expected.has("undefinedResult")) {
            return cause.endsWith("returned nothing (undefined).")
                    ? Optional.empty()
                    : Optional.of(cause + host.output());
        }
        if (!succeeded) {
            return Optional.of(cause);
        }
        JsonNode output = host.execution().output().orElseThrow();
        return same(expected.get("result"), output) ? Optional.empty() : Optional.of("gives " + output);
    }

    private boolean same(JsonNode wanted, JsonNode given) {
        if (expected.path("unordered").asBoolean(false) && wanted.isArray() && given.isArray()) {
            return wanted.size() == given.size() && remaining(wanted, given).isEmpty();
        }
        return equal(wanted, given);
    }

    private static List<JsonNode> remaining(JsonNode wanted, JsonNode given) {
        List<JsonNode> left = new ArrayList<>();
        given.forEach(left::add);
        wanted.forEach(one ->
                left.stream().filter(other -> equal(one, other)).findFirst().ifPresent(left::remove));
        return Collections.unmodifiableList(left);
    }

    private static boolean equal(JsonNode wanted, JsonNode given) {
        return wanted.equals(
                (first, second) -> first.isNumber() && second.isNumber() && first.doubleValue() == second.doubleValue()
                        ? 0
                        : first.equals(second) ? 0 : 1,
                given);
    }
}
