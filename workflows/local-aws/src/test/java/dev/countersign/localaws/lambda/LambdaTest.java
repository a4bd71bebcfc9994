package dev.countersign.localaws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.MovableClock;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LambdaTest {

    private static final MovableClock clock = new MovableClock();
    private static final BlockingQueue<String> attempts = new LinkedBlockingQueue<>();
    private static final BlockingQueue<String> batches = new LinkedBlockingQueue<>();
    private static final AtomicInteger instances = new AtomicInteger();
    private static final String GRAVEYARD = "arn:aws:sqs:us-east-1:000000000000:graveyard";

    private static LocalAws aws;
    private static LambdaClient lambda;
    private static SqsClient sqs;

    @BeforeAll
    static void open() throws Exception {
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS)
                .withClock(clock)
                .withFunctions(Map.of(
                        "echo", LocalFunction.of(() -> (input, output, context) -> input.transferTo(output)),
                        "who",
                                LocalFunction.of(() -> (input, output, context) ->
                                        output.write("{\"name\":\"%s\",\"arn\":\"%s\",\"request\":\"%s\"}"
                                                .formatted(
                                                        context.getFunctionName(),
                                                        context.getInvokedFunctionArn(),
                                                        context.getAwsRequestId())
                                                .getBytes(StandardCharsets.UTF_8))),
                        "broken", LocalFunction.of(Broken::new),
                        "chatty",
                                LocalFunction.of(() -> (input, output, context) -> {
                                    for (int line = 0; line < 1000; line++) {
                                        context.getLogger().log("line " + line);
                                    }
                                }),
                        "counted", LocalFunction.of(LambdaTest::counted),
                        "garbled", LocalFunction.of(() -> (input, output, context) -> output.write('{')),
                        "slow",
                                new LocalFunction(
                                        () -> (input, output, context) -> waitForever(),
                                        Duration.ofMillis(200),
                                        0,
                                        null),
                        "failing",
                                new LocalFunction(
                                        () -> (input, output, context) -> {
                                            attempts.add(text(input));
                                            throw new IllegalStateException("no luck");
                                        },
                                        Duration.ofSeconds(5),
                                        2,
                                        GRAVEYARD),
                        "partial",
                                LocalFunction.of(() -> (input, output, context) -> {
                                    var event = text(input);
                                    batches.add(event);
                                    var bad = json(event)
                                            .path("Records")
                                            .valueStream()
                                            .filter(one ->
                                                    one.path("body").asString().startsWith("bad"))
                                            .map(one -> "{\"itemIdentifier\":\"%s\"}"
                                                    .formatted(one.path("messageId")
                                                            .asString()))
                                            .toList();
                                    output.write(
                                            ("{\"batchItemFailures\":" + bad + "}").getBytes(StandardCharsets.UTF_8));
                                })))
                .withEventSources(List.of(new EventSource("work", "partial", 10, true))));
        lambda = TestClients.client(LambdaClient.builder(), aws.endpoint());
        sqs = TestClients.client(SqsClient.builder(), aws.endpoint());
    }

    @AfterAll
    static void close() {
        lambda.close();
        sqs.close();
        aws.close();
    }

    private static final class Broken implements RequestStreamHandler {

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            throw new IOException("out of paper");
        }
    }

    private static RequestStreamHandler counted() {
        var instance = instances.incrementAndGet();
        return (input, output, context) ->
                output.write(Integer.toString(instance).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFunctionGetsThePayloadAndGivesItsAnswer() {
        var answer = invoke("echo", "{\"text\":\"ñ 🙂\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isNull();
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"text\":\"ñ 🙂\"}");
    }

    @Test
    void aFunctionIsFoundByNameAndByArnAndKnowsWhoItIs() {
        var arn = "arn:aws:lambda:us-east-1:000000000000:function:who";

        assertThat(json(invoke(arn, "{}").payload().asUtf8String()).path("name").asString())
                .isEqualTo("who");
        assertThat(json(invoke("who:$LATEST", "{}").payload().asUtf8String())
                        .path("arn")
                        .asString())
                .isEqualTo(arn);
    }

    @Test
    void whatAFunctionThrowsComesAsJavasRuntimeShapesIt() {
        var answer = invoke("broken", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        var error = json(answer.payload().asUtf8String());
        assertThat(error.path("errorType").asString()).isEqualTo("java.io.IOException");
        assertThat(error.path("errorMessage").asString()).isEqualTo("out of paper");
        assertThat(error.path("stackTrace").valueStream().map(JsonNode::asString))
                .singleElement()
                .asString()
                .contains("LambdaTest$Broken.handleRequest(LambdaTest.java:");
    }

    @Test
    void aFunctionThatTakesTooLongIsCutOff() {
        var answer = invoke("slow", "{}");

        assertThat(answer.functionError()).isEqualTo("Unhandled");
        var error = json(answer.payload().asUtf8String());
        assertThat(error.path("errorType").asString()).isEqualTo("Sandbox.Timedout");
        assertThat(error.path("errorMessage").asString()).endsWith("Task timed out after 0.20 seconds");
    }

    @Test
    void anAnswerThatIsNoJsonIsAnErrorOfTheFunction() {
        assertThat(invoke("garbled", "{}").functionError()).isEqualTo("Unhandled");
    }

    @Test
    void anInstanceServesOneInvocationAfterTheOther() {
        var first = invoke("counted", "{}").payload().asUtf8String();

        assertThat(invoke("counted", "{}").payload().asUtf8String()).isEqualTo(first);
    }

    @Test
    void unknownFunctionsAndPayloadsThatAreNoJsonAreRefusedByName() {
        assertThatThrownBy(() -> invoke("nobody", "{}"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody");
        assertThatThrownBy(() -> invoke("echo", "{\"a\":")).isInstanceOf(InvalidRequestContentException.class);
        assertThatThrownBy(() -> invoke("echo", "{} {}")).isInstanceOf(InvalidRequestContentException.class);
    }

    @Test
    void theEndOfTheLogComesWithTheAnswer() {
        var answer = lambda.invoke(of -> of.functionName("chatty").logType(LogType.TAIL));

        var log = new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
        assertThat(log).hasSize(4096).contains("\nline 999\nEND RequestId: ").doesNotContain("line 1\n");
        assertThat(lambda.invoke(of -> of.functionName("chatty")).logResult()).isNull();
    }

    @Test
    void aDryRunRunsNothing() {
        assertThat(lambda.invoke(of -> of.functionName("broken").invocationType(InvocationType.DRY_RUN))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void anEventIsTriedThreeTimesWithGrowingPausesAndThenGoesToTheDeadLetterQueue() throws Exception {
        var graveyard = sqs.createQueue(of -> of.queueName("graveyard")).queueUrl();

        assertThat(lambda.invoke(of -> of.functionName("failing")
                                .invocationType(InvocationType.EVENT)
                                .payload(SdkBytes.fromUtf8String("{\"n\":1}")))
                        .statusCode())
                .isEqualTo(202);

        assertThat(attempts.poll(10, TimeUnit.SECONDS)).isEqualTo("{\"n\":1}");
        // The attempt has begun; its failure is written down a moment later, so time passes until the next one begins.
        assertThat(passUntilNextAttempt(Duration.ofMinutes(1))).isEqualTo("{\"n\":1}");
        assertThat(passUntilNextAttempt(Duration.ofMinutes(2))).isEqualTo("{\"n\":1}");

        var buried = sqs.receiveMessage(
                        from -> from.queueUrl(graveyard).waitTimeSeconds(10).messageAttributeNames("All"))
                .messages()
                .getFirst();
        assertThat(buried.body()).isEqualTo("{\"n\":1}");
        assertThat(buried.messageAttributes())
                .hasEntrySatisfying(
                        "ErrorMessage",
                        message -> assertThat(message.stringValue()).isEqualTo("no luck"));
    }

    @Test
    void aQueueFeedsAFunctionAndOnlyWhatItReportsComesAgain() throws Exception {
        var work = sqs.createQueue(of -> of.queueName("work")).queueUrl();
        sqs.sendMessage(to -> to.queueUrl(work).messageBody("good"));
        var first = json(batches.poll(20, TimeUnit.SECONDS)).path("Records").path(0);
        assertThat(first.path("body").asString()).isEqualTo("good");
        assertThat(first.path("eventSource").asString()).isEqualTo("aws:sqs");
        assertThat(first.path("eventSourceARN").asString()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:work");
        assertThat(first.path("attributes").path("ApproximateReceiveCount").asString())
                .isEqualTo("1");

        sqs.sendMessage(to -> to.queueUrl(work).messageBody("bad"));
        var second = json(batches.poll(20, TimeUnit.SECONDS)).path("Records");
        assertThat(second.path(0).path("body").asString()).isEqualTo("bad");

        String again = null;
        while (again == null) {
            clock.pass(Duration.ofSeconds(30));
            again = batches.poll(2, TimeUnit.SECONDS);
        }
        assertThat(json(again)
                        .path("Records")
                        .valueStream()
                        .map(one -> one.path("body").asString()))
                .containsExactly("bad");
    }

    @Test
    void theAsynchronousClientIsServedToo() throws Exception {
        try (var async = TestClients.client(LambdaAsyncClient.builder(), aws.endpoint())) {
            var answer = async.invoke(of -> of.functionName("echo").payload(SdkBytes.fromUtf8String("[1]")))
                    .get(10, TimeUnit.SECONDS);

            assertThat(answer.payload().asUtf8String()).isEqualTo("[1]");
        }
    }

    private static @Nullable String passUntilNextAttempt(Duration pause) throws InterruptedException {
        String next = null;
        for (int look = 0; next == null && look < 10; look++) {
            clock.pass(pause);
            next = attempts.poll(2, TimeUnit.SECONDS);
        }
        return next;
    }

    private static InvokeResponse invoke(String name, String payload) {
        return lambda.invoke(of -> of.functionName(name).payload(SdkBytes.fromUtf8String(payload)));
    }

    private static void waitForever() throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException cutOff) {
            throw new IOException(cutOff);
        }
    }

    private static String text(InputStream input) throws IOException {
        return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
