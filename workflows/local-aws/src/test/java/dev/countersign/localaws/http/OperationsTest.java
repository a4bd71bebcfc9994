package dev.countersign.localaws.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Every operation that the SDK's clients offer is either there, or refused as AWS refuses. */
class OperationsTest {

    private static LocalAws aws;

    @BeforeAll
    static void open() throws Exception {
        var echo = LocalFunction.of(() -> (input, output, _) -> input.transferTo(output));
        aws = LocalAws.start(
                LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS).withFunctions(Map.of("x", echo)));
    }

    @AfterAll
    static void close() {
        aws.close();
    }

    @Test
    void ofStepFunctionsWhatIsNotThereIsRefusedByName() throws Throwable {
        try (var client = TestClients.client(SfnClient.builder(), aws.endpoint())) {
            var missing = missing(SfnClient.class, client);
            isOnThePage("Step Functions", SfnClient.class, missing);
            assertThat(missing)
                    .containsExactlyInAnyOrder(
                            "CreateActivity",
                            "DeleteActivity",
                            "DescribeActivity",
                            "GetActivityTask",
                            "ListActivities",
                            "StartSyncExecution");
        }
    }

    @Test
    void ofSqsWhatIsNotThereIsRefused() throws Throwable {
        try (var client = TestClients.client(SqsClient.builder(), aws.endpoint())) {
            var missing = missing(SqsClient.class, client);
            isOnThePage("SQS", SqsClient.class, missing);
            assertThat(missing)
                    .containsExactlyInAnyOrder(
                            "AddPermission", "CancelMessageMoveTask", "RemovePermission", "TagQueue", "UntagQueue");
        }
    }

    @Test
    void ofSnsWhatIsNotThereIsRefused() throws Throwable {
        try (var client = TestClients.client(SnsClient.builder(), aws.endpoint())) {
            var missing = missing(SnsClient.class, client);
            isOnThePage("SNS", SnsClient.class, missing);
            var there = new TreeSet<String>();
            SdkOperation.of(SnsClient.class).forEach(operation -> there.add(operation.name()));
            there.removeAll(missing);

            assertThat(there)
                    .containsExactlyInAnyOrder(
                            "CreateTopic",
                            "DeleteTopic",
                            "GetSubscriptionAttributes",
                            "GetTopicAttributes",
                            "ListSubscriptions",
                            "ListSubscriptionsByTopic",
                            "ListTagsForResource",
                            "ListTopics",
                            "Publish",
                            "PublishBatch",
                            "SetSubscriptionAttributes",
                            "SetTopicAttributes",
                            "Subscribe",
                            "Unsubscribe");
        }
    }

    @Test
    void ofLambdaThereIsTheInvocationAndTheRestIsRefused() throws Throwable {
        try (var client = TestClients.client(LambdaClient.builder(), aws.endpoint())) {
            var all = new TreeSet<String>();
            SdkOperation.of(LambdaClient.class).forEach(operation -> all.add(operation.name()));

            var missing = missing(LambdaClient.class, client);
            isOnThePage("Lambda", LambdaClient.class, missing);

            assertThat(all).hasSizeGreaterThan(60);
            all.removeAll(missing);
            assertThat(all).containsExactly("Invoke");
        }
    }

    /** The page of what is supported names every operation that is not refused, and no other. */
    private static void isOnThePage(String service, Class<?> type, Set<String> missing) throws IOException {
        var there = new TreeSet<String>();
        SdkOperation.of(type).forEach(operation -> there.add(operation.name()));
        there.removeAll(missing);
        var page = Files.readString(Path.of("../../docs/local-aws.md"));
        var section = page.substring(page.indexOf("\n## " + service + "\n") + service.length() + 5);
        var operations = section.strip().substring(0, section.strip().indexOf("\n\n"));

        assertThat(operations.split("[,\\s]+")).containsExactlyElementsOf(there);
    }

    @Test
    void aRefusalNamesTheServiceAndTheOperation() throws Exception {
        assertThat(json("AmazonSQS.TagQueue"))
                .contains(
                        "UnknownOperationException",
                        "The operation TagQueue of SQS is not supported by this endpoint.");
        assertThat(json("AWSStepFunctions.Nap")).contains("The operation Nap of Step Functions is not supported");
        assertThat(json("secretsmanager.ListSecrets")).contains("ListSecrets of Secrets Manager is not supported");
        assertThat(json("DynamoDB_20120810.GetItem"))
                .contains(
                        "DynamoDB_20120810.GetItem is not supported by this endpoint, which has Step Functions, SQS, SNS,");
    }

    private static String json(String target) throws Exception {
        return RawRequest.of(aws.endpoint(), "/", "{}")
                .with("Content-Type", "application/x-amz-json-1.0")
                .with("X-Amz-Target", target)
                .signed(TestClients.KEYS.access(), service(target))
                .send();
    }

    private static String service(String target) {
        return switch (target.substring(0, target.indexOf('.'))) {
            case "AmazonSQS" -> "sqs";
            case "AWSStepFunctions" -> "states";
            default -> "secretsmanager";
        };
    }

    @Test
    void healthIsToldWithoutASignature() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(aws.endpoint().resolve("/_health")).build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    /** The operations that are refused whatever is asked of them; all others must answer or refuse in the shape of AWS as well. */
    private static Set<String> missing(Class<?> type, Object client) throws Throwable {
        var missing = new TreeSet<String>();
        for (var operation : SdkOperation.of(type)) {
            try {
                operation.call(client, "x");
            } catch (AwsServiceException refused) {
                assertThat(refused.statusCode()).as(operation.name()).isBetween(400, 499);
                assertThat(refused.awsErrorDetails().errorCode())
                        .as(operation.name())
                        .isNotBlank();
                assertThat(refused.awsErrorDetails().errorMessage())
                        .as(operation.name())
                        .isNotBlank();
                if (isMissing(refused, operation.name())) {
                    missing.add(operation.name());
                }
            }
        }
        return missing;
    }

    private static boolean isMissing(AwsServiceException refused, String operation) {
        var code = refused.awsErrorDetails().errorCode();
        var message = refused.awsErrorDetails().errorMessage();
        return code.equals("UnknownOperationException")
                // The SDK writes SMS as Sms.
                || message.toLowerCase(Locale.ROOT)
                        .startsWith(("Could not find operation " + operation + " ").toLowerCase(Locale.ROOT))
                || message.endsWith(" are not supported by this endpoint.");
    }
}
