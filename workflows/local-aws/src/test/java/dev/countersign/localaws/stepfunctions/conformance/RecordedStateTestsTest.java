package dev.countersign.localaws.stepfunctions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.conformance.Recording;
import dev.countersign.conformance.Recordings;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.stepfunctions.conformance.JsonApi.Refused;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Measures {@code TestState} by what was recorded on AWS, where the recordings are at hand. */
class RecordedStateTestsTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String FUNCTION = "<lambda_function_name>";

    /** They check the mocked answers of services that this endpoint does not have. */
    private static final Pattern OTHER_SERVICES = Pattern.compile(
            ".*_mode_(aws_sdk_kms|aws_sdk_lambda_get_function|aws_sdk_s3|dynamodb|eventbridge)_task\\[.*");

    /** Its answer has other names than its request. */
    private static final String RENAMED = "test_sfn_start_execution_success";

    @Test
    void statesAreTestedOverHttpAsTheyWereOnAws() throws Exception {
        var folder = Recordings.folder();
        if (folder.isEmpty()) {
            System.out.println("local-aws state tests: skipped, there are no recordings (system property "
                    + Recordings.PROPERTY + ')');
            return;
        }
        var config = LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS)
                .forAnybody()
                .withAccount(new Account("111111111111", "us-east-1"))
                .withFunctions(RecordedFunctions.all());
        var misses = new ArrayList<String>();
        var recordings = Recordings.stateTests(folder.get());
        try (var aws = LocalAws.start(config)) {
            var api = new JsonApi(aws.endpoint());
            for (var recording : recordings) {
                var answer = answer(recording, api);
                if (!isRight(recording, answer)) {
                    misses.add(recording.name());
                    System.out.printf(
                            "MISS %s%n   %s%n   instead of %s%n",
                            recording.name(), answer, recording.json().get("expectedResponse"));
                }
            }
        }
        System.out.printf(
                "local-aws state tests: %d right of %d%n", recordings.size() - misses.size(), recordings.size());
        assertThat(misses).allMatch(name -> OTHER_SERVICES.matcher(name).matches() || name.endsWith(RENAMED));
    }

    /** The answer, or the error in the form of the recordings. */
    private static JsonNode answer(Recording recording, JsonApi api) {
        var request = recording.json().get("request").toString();
        boolean bytes = request.contains("function:" + FUNCTION);
        var named = request.replace(FUNCTION, RecordedFunctions.name(bytes ? "return_bytes_str.py" : "id_function.py"));
        try {
            return api.states("TestState", (ObjectNode) MAPPER.readTree(named));
        } catch (Refused refused) {
            var text = String.valueOf(refused.getMessage());
            return MAPPER.readTree(text.substring(text.indexOf(' ')));
        }
    }

    private static boolean isRight(Recording recording, JsonNode answer) {
        var expected = ((ObjectNode) recording.json().get("expectedResponse"))
                .deepCopy()
                .without("ResponseMetadata");
        if (expected.has("exception_value")) {
            // What the client refuses by itself never reaches the service.
            boolean byClient = expected.get("exception_typename").stringValue().equals("ParamValidationError");
            return answer.has("__type")
                    && (byClient
                            || expected.get("exception_value")
                                    .stringValue()
                                    .endsWith(": " + answer.path("message").asString("")));
        }
        if (expected.has("Error")) {
            return expected.at("/Error/Code").equals(answer.path("__type"))
                    && expected.at("/Error/Message").equals(answer.path("message"));
        }
        return recording.matches(expected, answer);
    }
}
