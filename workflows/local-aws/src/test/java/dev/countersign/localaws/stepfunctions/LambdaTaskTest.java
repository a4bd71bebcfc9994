package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.FastClock;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class LambdaTaskTest {

    private final AtomicInteger attempts = new AtomicInteger();
    private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
    private final CountDownLatch answered = new CountDownLatch(1);

    private final LocalStates aws = LocalStates.on(
            TestDatabases.fresh(),
            new FastClock(),
            Map.of(
                    "echo", LocalFunction.of(() -> (input, output, _) -> input.transferTo(output)),
                    "broken",
                            LocalFunction.of(() -> (_, _, _) -> {
                                attempts.incrementAndGet();
                                throw new IllegalStateException("no budget");
                            }),
                    "wavering",
                            LocalFunction.of(() -> (_, output, _) -> {
                                if (attempts.incrementAndGet() < 3) {
                                    throw new IllegalStateException("not yet");
                                }
                                output.write("\"now\"".getBytes(StandardCharsets.UTF_8));
                            }),
                    "told",
                            LocalFunction.of(() -> (_, output, context) -> {
                                var tenant =
                                        context.getClientContext().getCustom().get("tenant");
                                context.getLogger().log("asked by " + tenant);
                                output.write(('"' + tenant + '"').getBytes(StandardCharsets.UTF_8));
                            }),
                    "asking",
                            LocalFunction.of(() -> (input, _, _) ->
                                    tokens.add(new String(input.readAllBytes(), StandardCharsets.UTF_8))),
                    "patient",
                            LocalFunction.of(() -> (input, output, _) -> {
                                tokens.add(new String(input.readAllBytes(), StandardCharsets.UTF_8));
                                awaitAnswer();
                                output.write("null".getBytes(StandardCharsets.UTF_8));
                            })));

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aFunctionGetsThePayloadAndTheTaskItsAnswer() {
        var execution = aws.start(
                aws.machine("Check", invoke("echo", "", "\"Output\":\"{% $states.result.Payload %}\",")),
                "{\"amount\":12000}");

        assertThat(aws.awaitEnd(execution).output()).isEqualTo("{\"amount\":12000}");
    }

    @Test
    void aFunctionLearnsWhatTheCallerSaysAboutItselfAndItsLogComesBack() {
        var context = Base64.getEncoder()
                .encodeToString("{\"custom\":{\"tenant\":\"acme\"}}".getBytes(StandardCharsets.UTF_8));
        var execution = aws.start(aws.machine("Check", """
                        "Check":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Output":"{%% $states.result.[Payload,LogResult] %%}",
                         "Arguments":{"FunctionName":"told","Payload":{},"ClientContext":"%s","LogType":"Tail"},"End":true}
                        """.formatted(context)), "{}");

        var output = aws.awaitEnd(execution).output();
        assertThat(output).startsWith("[\"acme\",");
        assertThat(new String(
                        Base64.getDecoder().decode(output.substring(9, output.length() - 2)), StandardCharsets.UTF_8))
                .containsPattern("(?s)^START RequestId: \\S+ Version: \\$LATEST\nasked by acme\nEND RequestId: ");
    }

    @Test
    void aClientContextThatIsNoneFailsTheTask() {
        var execution = aws.start(aws.machine("Check", """
                        "Check":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                         "Arguments":{"FunctionName":"told","ClientContext":"e30"},"End":true}
                        """.replace("e30", "!")), "{}");

        assertThat(aws.awaitEnd(execution).error()).isEqualTo("Lambda.InvalidRequestContentException");
    }

    @Test
    void theArnOfAFunctionIsAResourceOfItsOwn() {
        var execution = aws.start(
                aws.machine(
                        "Check",
                        "\"Check\":{\"Type\":\"Task\",\"Resource\":\"%secho\",\"End\":true}"
                                .formatted(LocalStates.FUNCTIONS)),
                "{\"amount\":7}");

        assertThat(aws.awaitEnd(execution).output()).isEqualTo("{\"amount\":7}");
        assertThat(aws.count(execution, HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED))
                .isEqualTo(1);
    }

    @Test
    void aFunctionThatFailsIsCalledAgainUntilItAnswers() {
        var retry =
                "\"Retry\":[{\"ErrorEquals\":[\"java.lang.IllegalStateException\"],\"IntervalSeconds\":1,\"MaxAttempts\":3}],";
        var execution = aws.start(
                aws.machine("Check", invoke("wavering", "", retry + "\"Output\":\"{% $states.result.Payload %}\",")),
                "{}");

        assertThat(aws.awaitEnd(execution).output()).isEqualTo("\"now\"");
        assertThat(attempts).hasValue(3);
        assertThat(aws.count(execution, HistoryEventType.TASK_FAILED)).isEqualTo(2);
    }

    @Test
    void aFunctionThatKeepsFailingIsCaughtByTheNameOfItsException() {
        var rules = """
                "Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":1,"MaxAttempts":1}],
                "Catch":[{"ErrorEquals":["java.lang.IllegalStateException"],"Next":"Caught",
                 "Output":"{% $parse($states.errorOutput.Cause).errorMessage %}"}],
                """;
        var execution = aws.start(
                aws.machine("Check", invoke("broken", "", rules) + ",\"Caught\":{\"Type\":\"Pass\",\"End\":true}"),
                "{}");

        assertThat(aws.awaitEnd(execution).output()).isEqualTo("\"no budget\"");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void aFunctionThatNobodyHasFailsTheTask() {
        var execution = aws.start(aws.machine("Check", invoke("nobody", "", "")), "{}");

        var ended = aws.awaitEnd(execution);
        assertThat(ended.error()).isEqualTo("Lambda.ResourceNotFoundException");
        assertThat(ended.cause()).startsWith("Function not found: " + LocalStates.FUNCTIONS + "nobody:$LATEST");
    }

    @Test
    void aTaskWaitsForItsTokenAfterTheFunctionReturned() throws Exception {
        var execution = aws.start(aws.machine("Ask", invoke("asking", ".waitForTaskToken", "")), "{}");
        var token = token();
        LocalStates.await("the function returned", () -> aws.count(execution, HistoryEventType.TASK_SUBMITTED) == 1);

        assertThat(aws.describe(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
        aws.states.sendTaskSuccess(r -> r.taskToken(token).output("\"yes\""));

        assertThat(aws.describe(execution).output()).isEqualTo("\"yes\"");
    }

    @Test
    void anAnswerThatComesBeforeTheFunctionReturnedCountsAndTheReturnDoesNot() throws Exception {
        var execution = aws.start(aws.machine("Ask", invoke("patient", ".waitForTaskToken", "")), "{}");
        var token = token();

        aws.states.sendTaskSuccess(r -> r.taskToken(token).output("\"early\""));
        answered.countDown();

        assertThat(aws.awaitEnd(execution).output()).isEqualTo("\"early\"");
        assertThat(aws.count(execution, HistoryEventType.TASK_SUCCEEDED)).isEqualTo(1);
    }

    @Test
    void anEventIsInvokedAfterTheTaskWentOn() throws Exception {
        var execution = aws.start(
                aws.machine(
                        "Check",
                        invoke("asking", "", "").replace("\"Payload\"", "\"InvocationType\":\"Event\",\"Payload\"")),
                "{\"amount\":7}");

        var output = aws.awaitEnd(execution).output();
        assertThat(output).contains("\"StatusCode\":202").doesNotContain("\"Payload\"");
        assertThat(tokens.poll(20, TimeUnit.SECONDS)).isEqualTo("{\"amount\":7}");
    }

    @Test
    void aDryRunInvokesNothingAndAsksForAFunctionThatThereIs() {
        var dry = "\"InvocationType\":\"DryRun\",\"Payload\"";
        var known = aws.start(aws.machine("Check", invoke("broken", "", "").replace("\"Payload\"", dry)), "{}");
        var unknown = aws.start(aws.machine("Check", invoke("nobody", "", "").replace("\"Payload\"", dry)), "{}");

        assertThat(aws.awaitEnd(known).output()).contains("\"StatusCode\":204");
        assertThat(aws.awaitEnd(unknown).error()).isEqualTo("Lambda.ResourceNotFoundException");
        assertThat(attempts).hasValue(0);
    }

    @Test
    void aQualifierIsPartOfTheFunction() {
        var qualified = "\"Qualifier\":\"7\",\"Payload\"";
        var execution = aws.start(aws.machine("Check", invoke("echo", "", "").replace("\"Payload\"", qualified)), "{}");

        assertThat(aws.awaitEnd(execution).cause())
                .startsWith("Function not found: " + LocalStates.FUNCTIONS + "echo:7");
    }

    private String token() throws InterruptedException {
        var payload = tokens.poll(20, TimeUnit.SECONDS);
        assertThat(payload).isNotNull();
        return payload.replaceAll("[\\[\\]\"]", "");
    }

    private void awaitAnswer() {
        try {
            assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException cutOff) {
            Thread.currentThread().interrupt();
        }
    }

    private static String invoke(String function, String pattern, String more) {
        // A text is the payload itself, so a token has to be put into JSON.
        var payload = pattern.isEmpty() ? "{% $states.input %}" : "{% [$states.context.Task.Token] %}";
        return """
                "%s":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke%s",
                 "Arguments":{"FunctionName":"%s","Payload":"%s"},%s "End":true}
                """.formatted(pattern.isEmpty() ? "Check" : "Ask", pattern, function, payload, more);
    }
}
