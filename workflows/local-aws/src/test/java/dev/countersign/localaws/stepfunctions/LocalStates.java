package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.lambda.LocalFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An endpoint on a database, the SDK's clients of it, and what tests of executions keep asking of them. */
final class LocalStates implements AutoCloseable {

    static final String FUNCTIONS = "arn:aws:lambda:us-east-1:000000000000:function:";

    private static final String ROLE = "arn:aws:iam::000000000000:role/countersign-workflows";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final LocalAws aws;
    final SfnClient states;
    final SqsClient queues;
    final SnsClient topics;
    final String tasks;

    private LocalStates(LocalAws aws) {
        this.aws = aws;
        this.states = TestClients.client(SfnClient.builder(), aws.endpoint());
        this.queues = TestClients.client(SqsClient.builder(), aws.endpoint());
        this.topics = TestClients.client(SnsClient.builder(), aws.endpoint());
        this.tasks = queue("tasks");
    }

    static LocalStates on(DataSource database) {
        return on(database, Clock.systemUTC(), Map.of());
    }

    static LocalStates on(DataSource database, Clock clock, Map<String, LocalFunction> functions) {
        return on(LocalAwsConfig.on(0, database, TestClients.KEYS)
                .withClock(clock)
                .withFunctions(functions));
    }

    static LocalStates on(LocalAwsConfig config) {
        try {
            return new LocalStates(LocalAws.start(config));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time until %s", what).isLessThan(end);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    String queue(String name) {
        return queues.createQueue(r -> r.queueName(name)).queueUrl();
    }

    /** A state machine of the states between the braces, in JSONata, that begins with {@code first}. */
    String machine(String first, String states) {
        return create("{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"%s\",\"States\":{%s}}".formatted(first, states));
    }

    String create(String definition) {
        return states.createStateMachine(r -> r.name("machine-" + NAMES.incrementAndGet())
                        .definition(definition)
                        .roleArn(ROLE))
                .stateMachineArn();
    }

    /** A Task state that sends its token to the queue of tasks and ends with the answer; {@code more} are further fields. */
    String callback(String name, String more) {
        return """
                "%s":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                 "Arguments":{"QueueUrl":"%s","MessageBody":{"token":"{%% $states.context.Task.Token %%}"}},%s "End":true}
                """.formatted(name, tasks, more);
    }

    String start(String machine, String input) {
        return states.startExecution(r -> r.stateMachineArn(machine).input(input))
                .executionArn();
    }

    DescribeExecutionResponse describe(String execution) {
        return states.describeExecution(r -> r.executionArn(execution));
    }

    DescribeExecutionResponse awaitEnd(String execution) {
        await("the end of " + execution, () -> describe(execution).status() != ExecutionStatus.RUNNING);
        return describe(execution);
    }

    List<HistoryEvent> history(String execution) {
        return states.getExecutionHistoryPaginator(r -> r.executionArn(execution)).events().stream()
                .toList();
    }

    long count(String execution, HistoryEventType type) {
        return history(execution).stream().filter(event -> event.type() == type).count();
    }

    String receiveToken() {
        return receive(tasks).replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    /** The body of the next message, which is then deleted. */
    String receive(String queue) {
        var messages = queues.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(10))
                .messages();
        assertThat(messages).hasSize(1);
        queues.deleteMessage(
                r -> r.queueUrl(queue).receiptHandle(messages.getFirst().receiptHandle()));
        return messages.getFirst().body();
    }

    @Override
    public void close() {
        states.close();
        queues.close();
        topics.close();
        aws.close();
    }
}
