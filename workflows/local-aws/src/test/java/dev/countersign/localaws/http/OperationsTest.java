package dev.countersign.localaws.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
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
            assertThat(missing(SfnClient.class, client))
                    .containsExactlyInAnyOrder(
                            "CreateActivity",
                            "DeleteActivity",
                            "DescribeActivity",
                            "GetActivityTask",
                            "ListActivities",
                            "StartSyncExecution",
                            "TestState");
        }
    }

    @Test
    void ofSqsWhatIsNotThereIsRefused() throws Throwable {
        try (var client = TestClients.client(SqsClient.builder(), aws.endpoint())) {
            assertThat(missing(SqsClient.class, client))
                    .containsExactlyInAnyOrder(
                            "AddPermission", "CancelMessageMoveTask", "RemovePermission", "TagQueue", "UntagQueue");
        }
    }

    @Test
    void ofSnsWhatIsNotThereIsRefused() throws Throwable {
        try (var client = TestClients.client(SnsClient.builder(), aws.endpoint())) {
            var missing = missing(SnsClient.class, client);
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

            assertThat(all).hasSizeGreaterThan(60);
            all.removeAll(missing);
            assertThat(all).containsExactly("Invoke");
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
