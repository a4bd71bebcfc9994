package dev.countersign.localaws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.keys.AccessKey;
import dev.countersign.localaws.lambda.LocalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Which signatures count, and how the others are refused: the SDK signs. */
class SignaturesTest {

    private static final AccessKey KEY = TestClients.KEYS.access();
    private static final AccessKey OTHER_SECRET = new AccessKey(KEY.id(), "x".repeat(40));
    private static final AccessKey OTHER_KEY = new AccessKey("AKIA" + "X".repeat(16), KEY.secret());
    private static final String TOPICS = "Action=ListTopics&Version=2010-03-31";
    private static final String INVOCATION = "/2015-03-31/functions/echo/invocations";

    private static LocalAws aws;

    @BeforeAll
    static void open() throws Exception {
        var echo = LocalFunction.of(() -> (input, output, _) -> input.transferTo(output));
        aws = LocalAws.start(
                LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS).withFunctions(Map.of("echo", echo)));
    }

    @AfterAll
    static void close() {
        aws.close();
    }

    private static RawRequest queues() {
        return RawRequest.json(aws.endpoint(), "AmazonSQS.ListQueues", "{}");
    }

    private static RawRequest machines() {
        return RawRequest.json(aws.endpoint(), "AWSStepFunctions.ListStateMachines", "{}");
    }

    private static RawRequest topics() {
        return RawRequest.form(aws.endpoint(), TOPICS);
    }

    private static RawRequest invocation() {
        return RawRequest.of(aws.endpoint(), INVOCATION, "{}").with("Content-Type", "application/octet-stream");
    }

    @Test
    void whatTheSdkSignsWithTheKeyIsAnsweredInEveryProtocol() throws Exception {
        assertThat(queues().signed(KEY, "sqs").send()).startsWith("HTTP/1.1 200");
        assertThat(machines().signed(KEY, "states").send()).startsWith("HTTP/1.1 200");
        assertThat(topics().signed(KEY, "sns").send()).startsWith("HTTP/1.1 200");
        assertThat(invocation().signed(KEY, "lambda").send()).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Aecho/invocations",
                "/2015-03-31/functions/echo/invocations?Qualifier=%24LATEST",
                "/2015-03-31/functions/echo%3A%24LATEST/invocations"
            })
    void pathsAndQueriesAreSignedAsTheSdkEncodesThem(String path) throws Exception {
        var request = RawRequest.of(aws.endpoint(), path, "{}").with("Content-Type", "application/octet-stream");

        assertThat(request.signed(KEY, "lambda").send()).startsWith("HTTP/1.1 200");
    }

    @Test
    void spacesAndOtherLettersInSignedHeadersChangeNothing() throws Exception {
        assertThat(queues().with("X-Amz-Meta", "a   b")
                        .with("Accept", "*/*")
                        .signed(KEY, "sqs")
                        .send())
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void anUnsignedRequestIsRefusedInTheShapeOfEachProtocol() throws Exception {
        assertThat(machines().send())
                .startsWith("HTTP/1.1 400")
                .contains("\"__type\":\"MissingAuthenticationTokenException\"");
        assertThat(queues().send()).startsWith("HTTP/1.1 400").contains("MissingAuthenticationToken;Sender");
        assertThat(topics().send()).startsWith("HTTP/1.1 403").contains("<Code>MissingAuthenticationToken</Code>");
        assertThat(invocation().send())
                .startsWith("HTTP/1.1 403")
                .contains("x-amzn-ErrorType: MissingAuthenticationTokenException");
        assertThat(RawRequest.of(aws.endpoint(), "/elsewhere", "").send()).startsWith("HTTP/1.1 403");
    }

    @Test
    void anotherSecretIsRefusedInTheShapeOfEachProtocol() throws Exception {
        assertThat(machines().signed(OTHER_SECRET, "states").send())
                .startsWith("HTTP/1.1 400")
                .contains("\"__type\":\"InvalidSignatureException\"", "does not match the signature you provided");
        assertThat(queues().signed(OTHER_SECRET, "sqs").send())
                .startsWith("HTTP/1.1 400")
                .contains("SignatureDoesNotMatch;Sender");
        assertThat(topics().signed(OTHER_SECRET, "sns").send())
                .startsWith("HTTP/1.1 403")
                .contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(invocation().signed(OTHER_SECRET, "lambda").send())
                .startsWith("HTTP/1.1 403")
                .contains("x-amzn-ErrorType: InvalidSignatureException");
    }

    @Test
    void anUnknownKeyIsRefusedInTheShapeOfEachProtocol() throws Exception {
        assertThat(machines().signed(OTHER_KEY, "states").send())
                .startsWith("HTTP/1.1 400")
                .contains("\"__type\":\"UnrecognizedClientException\"");
        assertThat(queues().signed(OTHER_KEY, "sqs").send()).contains("InvalidClientTokenId;Sender");
        assertThat(topics().signed(OTHER_KEY, "sns").send())
                .startsWith("HTTP/1.1 403")
                .contains("<Code>InvalidClientTokenId</Code>");
        assertThat(invocation().signed(OTHER_KEY, "lambda").send())
                .startsWith("HTTP/1.1 403")
                .contains("x-amzn-ErrorType: UnrecognizedClientException");
        assertThat(queues().signed(KEY, "sqs").with("X-Amz-Security-Token", "x").send())
                .contains("UnrecognizedClientException");
    }

    @Test
    void theSdkUnderstandsTheRefusals() {
        var stranger = TestClients.credentials(OTHER_KEY);
        try (var sqs = TestClients.client(SqsClient.builder(), aws.endpoint(), stranger);
                var sns = TestClients.client(SnsClient.builder(), aws.endpoint(), stranger);
                var lambda = TestClients.client(LambdaClient.builder(), aws.endpoint(), stranger)) {
            assertRefused("InvalidClientTokenId", sqs::listQueues);
            assertRefused("InvalidClientTokenId", sns::listTopics);
            assertRefused("UnrecognizedClientException", () -> lambda.invoke(of -> of.functionName("echo")));
        }
    }

    private static void assertRefused(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo(code));
    }

    @Test
    void aSignatureCountsForFiveMinutesAndMayBeSentAgainUntilThen() throws Exception {
        var nearlyOld = queues().signed(KEY, "sqs", Instant.now().minus(Duration.ofSeconds(290)));
        assertThat(nearlyOld.send()).startsWith("HTTP/1.1 200");
        assertThat(nearlyOld.send()).startsWith("HTTP/1.1 200");

        assertThat(queues().signed(KEY, "sqs", Instant.now().minus(Duration.ofSeconds(310)))
                        .send())
                .contains("InvalidSignatureException", "Signature expired: ");
        assertThat(queues().signed(KEY, "sqs", Instant.now().plus(Duration.ofSeconds(310)))
                        .send())
                .contains("InvalidSignatureException", "Signature not yet current: ");
    }

    @Test
    void whatWasChangedAfterItWasSignedIsRefused() throws Exception {
        var signed = queues().signed(KEY, "sqs");

        assertThat(signed.withBody("{\"MaxResults\":1}").send()).contains("InvalidSignatureException");
        assertThat(signed.with("X-Amz-Target", "AmazonSQS.CreateQueue").send()).contains("InvalidSignatureException");
        assertThat(signed.with("X-Amz-Date", "20200101T000000Z").send()).contains("Signature expired");
        assertThat(signed.with("X-Amz-New", "1").send()).contains("'x-amz-new' must be a 'SignedHeader'");
        assertThat(new RawRequest(signed.endpoint(), "/?a=b", signed.headers(), signed.body()).send())
                .contains("InvalidSignatureException");
    }

    @Test
    void aHeaderThatNamesTheOperationMustBeSigned() throws Exception {
        var signedWithoutTarget =
                RawRequest.of(aws.endpoint(), "/", "{}").with("Content-Type", "application/x-amz-json-1.0");

        assertThat(signedWithoutTarget
                        .signed(KEY, "sqs")
                        .with("X-Amz-Target", "AmazonSQS.ListQueues")
                        .send())
                .contains("'x-amz-target' must be a 'SignedHeader'");
    }

    @Test
    void credentialsAreForOneServiceAndOneRegion() throws Exception {
        assertThat(queues().signed(KEY, "sns").send())
                .contains("Credential should be scoped to correct service: 'sqs'");
        assertThat(replaced("us-east-1/sqs", "eu-west-1/sqs"))
                .contains("Credential should be scoped to a valid region");
        assertThat(replaced("aws4_request", "aws5_request")).contains("with a valid terminator");
    }

    private static String replaced(String text, String other) throws Exception {
        var signed = queues().signed(KEY, "sqs");
        return signed.with(
                        "Authorization",
                        signed.headers().getOrDefault("Authorization", "").replace(text, other))
                .send();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Bearer x                                                     | Unsupported AWS 'algorithm'
                    AWS4-HMAC-SHA256 nonsense                                    | is not a list of key=value parameters
                    AWS4-HMAC-SHA256 Signature=a,Signature=b                     | is not a list of key=value parameters
                    AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host    | requires 'Signature' parameter
                    AWS4-HMAC-SHA256 Credential=a, SignedHeaders=h, Signature=00 | must have exactly 5 slash-delimited elements
                    """)
    void aHeaderThatIsNotUnderstoodIsIncomplete(String header, String message) throws Exception {
        assertThat(queues().with("X-Amz-Date", "20260101T000000Z")
                        .with("Authorization", header)
                        .send())
                .startsWith("HTTP/1.1 400")
                .contains("IncompleteSignatureException", message);
    }

    @Test
    void aSignatureWithoutItsTimeIsIncomplete() throws Exception {
        assertThat(queues().with(
                                "Authorization", "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=h, Signature=00")
                        .send())
                .contains("IncompleteSignatureException", "existence of a 'X-Amz-Date'");
    }
}
