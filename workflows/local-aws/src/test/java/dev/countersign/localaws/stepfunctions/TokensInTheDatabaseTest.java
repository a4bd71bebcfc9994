package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.lambda.LocalFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Whoever reads the database finds no task token in it, wherever the token is on its way. */
class TokensInTheDatabaseTest {

    private static final Pattern TOKEN = Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])");

    @Test
    void noColumnOfNoTableHoldsATokenWhileACaseRunsOrWhenItHasEnded() throws Exception {
        var database = TestDatabases.fresh();
        var held = new CountDownLatch(2);
        var release = new CountDownLatch(1);
        var hold = LocalFunction.of(() -> (input, output, _) -> {
            held.countDown();
            awaitRelease(release);
            output.write("{}".getBytes(StandardCharsets.UTF_8));
        });
        try (var aws = LocalStates.on(database, Clock.systemUTC(), Map.of("hold", hold))) {
            var topic = aws.topics.createTopic(of -> of.name("told")).topicArn();
            aws.topics.subscribe(of -> of.topicArn(topic).protocol("lambda").endpoint(LocalStates.FUNCTIONS + "hold"));
            aws.topics.subscribe(
                    of -> of.topicArn(topic).protocol("sqs").endpoint("arn:aws:sqs:us-east-1:000000000000:tasks"));
            var execution = aws.start(aws.machine("Start", everywhere(aws.tasks, topic)), "{\"a\":1}");
            held.await();

            var tokens = tokens(aws, execution);
            assertThat(tokens).hasSize(3);
            assertNoneIn(database, tokens);
            var inQueues = aws.queues.receiveMessage(
                    of -> of.queueUrl(aws.tasks).maxNumberOfMessages(10).messageAttributeNames("All"));
            assertThat(inQueues.messages()).hasSize(2);
            assertThat(tokens)
                    .contains(inQueues.messages()
                            .getFirst()
                            .body()
                            .replaceAll(".*\"token\\\\?\":\\\\?\"([\\w-]{43}).*", "$1"));
            assertNoneIn(database, tokens);

            release.countDown();
            tokens.forEach(token ->
                    aws.states.sendTaskSuccess(of -> of.taskToken(token).output("{}")));
            aws.awaitEnd(execution);
            assertThat(tokens(aws, execution)).isEqualTo(tokens);
            assertNoneIn(database, tokens);
        }
    }

    /** Sends its token by each way there is, and waits. */
    private static String everywhere(String queue, String topic) {
        return """
                "Start":{"Type":"Parallel","End":true,"Branches":[
                 {"StartAt":"Queue","States":{"Queue":{"Type":"Task","End":true,
                   "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                   "Arguments":{"QueueUrl":"%1$s","MessageBody":{"token":"{%% $states.context.Task.Token %%}"},
                    "MessageAttributes":{"token":{"DataType":"String","StringValue":"{%% $states.context.Task.Token %%}"}}}}}},
                 {"StartAt":"Topic","States":{"Topic":{"Type":"Task","End":true,
                   "Resource":"arn:aws:states:::sns:publish.waitForTaskToken",
                   "Arguments":{"TopicArn":"%2$s","Message":{"token":"{%% $states.context.Task.Token %%}"}}}}},
                 {"StartAt":"Function","States":{"Function":{"Type":"Task","End":true,
                   "Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
                   "Arguments":{"FunctionName":"hold","Payload":{"token":"{%% $states.context.Task.Token %%}"}}}}}]}
                """.formatted(queue, topic);
    }

    private static Set<String> tokens(LocalStates aws, String execution) {
        var tokens = new HashSet<String>();
        for (var event : aws.history(execution)) {
            var scheduled = event.taskScheduledEventDetails();
            if (scheduled != null) {
                TOKEN.matcher(scheduled.parameters()).results().forEach(found -> tokens.add(found.group()));
            }
        }
        return tokens;
    }

    private static void assertNoneIn(DataSource database, Set<String> tokens) {
        var everything = new DatabaseReader(database).everything();
        assertThat(everything).hasSizeGreaterThan(100);
        // What is no secret can be read, so the reader does look.
        assertThat(everything).anyMatch(text -> text.contains("waitForTaskToken"));
        for (var token : tokens) {
            assertThat(everything).noneMatch(text -> text.contains(token));
        }
    }

    private static void awaitRelease(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aDatabaseIsOfNoUseWithTheKeyOfAnotherFolder() throws Exception {
        var database = TestDatabases.fresh();
        LocalStates.on(database).close();

        assertThatThrownBy(() -> LocalAws.start(LocalAwsConfig.on(0, database, Keys.random())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("were encrypted with the key of another data folder");
        LocalAws.start(LocalAwsConfig.on(0, database, TestClients.KEYS)).close();
    }
}
