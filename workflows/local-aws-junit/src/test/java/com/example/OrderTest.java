package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.junit.LocalAwsExtension;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A state machine of somebody who has never seen how the endpoint is made: it asks a function and then a person. */
@Timeout(60)
class OrderTest {

    @RegisterExtension
    static final LocalAwsExtension AWS = new LocalAwsExtension()
            .withAccount("123456789012", "eu-west-1")
            .withFunction(
                    "price", () -> (_, output, _) -> output.write("{\"amount\":150}".getBytes(StandardCharsets.UTF_8)));

    @RegisterExtension
    final LocalAwsExtension fresh = new LocalAwsExtension();

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, LocalAwsExtension aws) {
        return builder.endpointOverride(aws.endpoint())
                .region(Region.of(aws.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(aws.accessKeyId(), aws.secretAccessKey())))
                .build();
    }

    @Test
    void aPersonApprovesAnOrder() {
        try (var states = client(SfnClient.builder(), AWS);
                var queues = client(SqsClient.builder(), AWS)) {
            var tasks = queues.createQueue(of -> of.queueName("tasks")).queueUrl();
            var machine = states.createStateMachine(of -> of.name("order")
                            .roleArn("arn:aws:iam::123456789012:role/orders")
                            .definition("""
                                    {"QueryLanguage":"JSONata","StartAt":"Price","States":{
                                     "Price":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Next":"Ask",
                                      "Arguments":{"FunctionName":"price","Payload":{}},"Assign":{"amount":"{% $states.result.Payload.amount %}"}},
                                     "Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","End":true,
                                      "Arguments":{"QueueUrl":"TASKS","MessageBody":"{% $states.context.Task.Token %}"},
                                      "Output":{"amount":"{% $amount %}","by":"{% $states.result.by %}"}}}}
                                    """.replace("TASKS", tasks)))
                    .stateMachineArn();
            assertThat(machine).startsWith("arn:aws:states:eu-west-1:123456789012:");
            var execution =
                    states.startExecution(of -> of.stateMachineArn(machine)).executionArn();

            var token = queues.receiveMessage(of -> of.queueUrl(tasks).waitTimeSeconds(20))
                    .messages()
                    .getFirst()
                    .body();
            states.sendTaskSuccess(of -> of.taskToken(token).output("{\"by\":\"Ana\"}"));
            while (states.describeExecution(of -> of.executionArn(execution)).status() == ExecutionStatus.RUNNING) {
                Thread.onSpinWait();
            }

            assertThat(states.describeExecution(of -> of.executionArn(execution))
                            .output())
                    .isEqualTo("{\"amount\":150,\"by\":\"Ana\"}");
        }
    }

    @Test
    void anEndpointOfAnInstanceFieldIsNewForEachTest() {
        isEmptyAndNew();
    }

    @Test
    void anotherTestHasAnother() {
        isEmptyAndNew();
    }

    private void isEmptyAndNew() {
        try (var queues = client(SqsClient.builder(), fresh)) {
            assertThat(queues.listQueues().queueUrls()).isEmpty();
            queues.createQueue(of -> of.queueName("left"));
        }
        assertThat(fresh.endpoint()).isNotEqualTo(AWS.endpoint());
    }
}
