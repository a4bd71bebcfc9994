package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestDatabases;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Requests that are almost right. More of them: {@code -Dfuzz.requests=100000}; the same ones again: {@code -Dfuzz.seed=}. */
class StatesFuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 4_000);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:m:e";
    private static final String DEFINITION =
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":100000,\"End\":true}}}";

    private static final List<String> OPERATIONS = List.of(
            "CreateStateMachine",
            "UpdateStateMachine",
            "DescribeStateMachine",
            "ListStateMachines",
            "ValidateStateMachineDefinition",
            "PublishStateMachineVersion",
            "ListStateMachineVersions",
            "DeleteStateMachineVersion",
            "StartExecution",
            "StopExecution",
            "RedriveExecution",
            "DescribeExecution",
            "DescribeStateMachineForExecution",
            "ListExecutions",
            "GetExecutionHistory",
            "SendTaskSuccess",
            "SendTaskFailure",
            "SendTaskHeartbeat",
            "TestState",
            "Nothing");

    private static final List<String> MEMBERS = List.of(
            "name",
            "definition",
            "roleArn",
            "stateMachineArn",
            "stateMachineVersionArn",
            "executionArn",
            "input",
            "output",
            "taskToken",
            "error",
            "cause",
            "maxResults",
            "nextToken",
            "statusFilter",
            "publish",
            "versionDescription",
            "loggingConfiguration",
            "severity",
            "reverseOrder",
            "includeExecutionData",
            "revisionId",
            "description");

    private static final List<String> VALUES = Stream.concat(
                    Stream.of(
                            "null",
                            "true",
                            "0",
                            "-1",
                            "1000",
                            "1e400",
                            "99999999999999999999",
                            "[]",
                            "{}",
                            "{\"a\":[]}"),
                    Stream.of(
                                    "",
                                    "m",
                                    "e",
                                    "a b",
                                    "\u0000",
                                    "\\ud800",
                                    "\"\\u0000\"",
                                    "{}",
                                    "[1",
                                    "RUNNING",
                                    MACHINE,
                                    MACHINE + ":1",
                                    MACHINE + ":99999999999",
                                    EXECUTION,
                                    "arn:aws:states:::execution",
                                    DEFINITION,
                                    DEFINITION.replace("Wait", "Choice"),
                                    "x".repeat(300),
                                    "A".repeat(43),
                                    token("machines"),
                                    token("executions " + MACHINE + " null"),
                                    token("versions m"),
                                    token("history 1 false"))
                            .map(JsonMapper.shared()::writeValueAsString))
            .toList();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void no_request_about_executions_makes_the_server_fail() throws Exception {
        System.out.println("fuzz.requests=" + REQUESTS + " fuzz.seed=" + SEED);
        var random = new Random(SEED);
        try (var aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabases.fresh()))) {
            for (int done = 0; done < REQUESTS; done++) {
                var operation = one(OPERATIONS, random);
                var body = input(random);
                var answer = http.send(request(aws.endpoint(), operation, body), BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as("%s %s: %s", operation, body, answer.body())
                        .isLessThan(500);
            }
        } finally {
            http.close();
        }
    }

    private static HttpRequest request(URI endpoint, String operation, String body) {
        return HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "AWSStepFunctions." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** What most operations need, with some of it replaced: of a name that is given twice the last one counts. */
    private static String input(Random random) {
        var members = new StringBuilder("""
                {"stateMachineArn":"%s","executionArn":"%s","name":"%s","roleArn":"arn:aws:iam::000000000000:role/r",
                 "definition":%s""".formatted(
                        MACHINE,
                        EXECUTION,
                        random.nextBoolean() ? "m" : "e",
                        JsonMapper.shared().writeValueAsString(DEFINITION)));
        for (int left = random.nextInt(4); left > 0; left--) {
            members.append(",\"").append(one(MEMBERS, random)).append("\":").append(one(VALUES, random));
        }
        return members.append('}').toString();
    }

    private static String token(String list) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((list + "\nx").getBytes(StandardCharsets.UTF_8));
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
