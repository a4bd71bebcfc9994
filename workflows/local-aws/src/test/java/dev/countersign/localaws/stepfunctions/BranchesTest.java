package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.TestDatabases;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class BranchesTest {

    private final LocalStates aws = LocalStates.on(TestDatabases.fresh());

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aBranchThatFailsEndsTheOthersAndTheirTokensAreDead() {
        var execution = aws.start(
                aws.machine("Both", """
                        "Both":{"Type":"Parallel","End":true,
                         "Catch":[{"ErrorEquals":["Denied"],"Next":"Told"}],"Branches":[
                          {"StartAt":"Finance","States":{%s}},
                          {"StartAt":"Budget","States":{%s}}]},
                        "Told":{"Type":"Pass","Output":"denied","End":true}
                        """.formatted(aws.callback("Finance", ""), aws.callback("Budget", ""))), "{}");
        var denied = aws.receiveToken();
        var waiting = aws.receiveToken();

        aws.states.sendTaskFailure(r -> r.taskToken(denied).error("Denied"));

        assertThat(aws.describe(execution).output()).isEqualTo("\"denied\"");
        assertThatThrownBy(() ->
                        aws.states.sendTaskSuccess(r -> r.taskToken(waiting).output("1")))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void aMessageIsPublishedToTheQueuesOfItsTopicTogetherWithTheAdvance() {
        var topic = aws.topics.createTopic(r -> r.name("notifications")).topicArn();
        aws.topics.subscribe(r -> r.topicArn(topic)
                .protocol("sqs")
                .endpoint("arn:aws:sqs:us-east-1:000000000000:tasks")
                .attributes(Map.of("RawMessageDelivery", "true")));
        var execution = aws.start(aws.machine("Tell", """
                        "Tell":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","End":true,
                         "Arguments":{"TopicArn":"%s","Message":"{%% $states.input.text %%}"},"Output":"told"}
                        """.formatted(topic)), "{\"text\":\"approved\"}");

        assertThat(aws.describe(execution).output()).isEqualTo("\"told\"");
        assertThat(aws.receive(aws.tasks)).isEqualTo("approved");
    }

    @Test
    void aLoopOfMessagesGoesOnBeyondOneTransactionAndSendsEachOnce() {
        var sent = aws.queue("sent");
        var execution = aws.start(aws.machine("Each", """
                        "Each":{"Type":"Map","Items":"{%% [1..100] %%}","End":true,"Output":"all",
                         "ItemProcessor":{"StartAt":"Send","States":{"Send":{"Type":"Task","End":true,
                          "Resource":"arn:aws:states:::sqs:sendMessage",
                          "Arguments":{"QueueUrl":"%s","MessageBody":"{%% $string($states.input) %%}"}}}}}
                        """.formatted(sent)), "{}");

        assertThat(aws.awaitEnd(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(Messages.all(aws.queues, sent)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aLoopWithoutEndRunsInPartsUntilItsHistoryIsFull() {
        var execution = aws.start(aws.machine("Round", """
                        "Round":{"Type":"Choice","Default":"Round",
                         "Choices":[{"Condition":"{% $states.input.never %}","Next":"Done"}]},
                        "Done":{"Type":"Pass","End":true}
                        """), "{\"never\":false}");

        var ended = aws.awaitEnd(execution);

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.cause()).contains("25000");
        assertThat(aws.history(execution)).hasSize(25_000);
    }

    @Test
    void aChildWhoseNameIsTakenSendsNothing() {
        var child = aws.machine("Ask", aws.callback("Ask", ""));
        var parent = aws.machine("Child", """
                        "Child":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution","End":true,
                         "Arguments":{"StateMachineArn":"%s","Name":"the-only-one"}}
                        """.formatted(child));
        assertThat(aws.awaitEnd(aws.start(parent, "{}")).status()).isEqualTo(ExecutionStatus.SUCCEEDED);

        assertThat(aws.awaitEnd(aws.start(parent, "{}")).error())
                .isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
        assertThat(Messages.all(aws.queues, aws.tasks)).hasSize(1);
    }
}
