package dev.countersign.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No message is lost, and nobody else writes one. */
class QueuesTest {

    private static final String DEAD_LETTERS = "DeadLetters";

    private final Template messaging = Template.of("messaging.yaml");
    private final Template functions = Template.of("functions.yaml");

    @Test
    void everyQueueHasADeadLetterQueue() {
        assertThat(queues()).isNotEmpty().allSatisfy(queue -> {
            Map<String, Object> redrive =
                    Template.map(messaging.properties(queue).get("RedrivePolicy"));
            assertThat(redrive.get("deadLetterTargetArn"))
                    .isEqualTo(Map.of("Fn::GetAtt", queue + DEAD_LETTERS + ".Arn"));
            assertThat((Integer) redrive.get("maxReceiveCount")).isBetween(3, 20);
        });
    }

    @Test
    void everyQueueAndEveryDeadLetterQueueHasAnAlarmThatTellsSomebody() {
        List<Object> watched = messaging.ofType("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> !Template.list(messaging.properties(alarm).get("AlarmActions"))
                        .isEmpty())
                .flatMap(alarm -> Template.having(messaging.properties(alarm), "Value"))
                .map(dimension -> dimension.get("Value"))
                .toList();
        assertThat(messaging.ofType("AWS::SQS::Queue"))
                .allSatisfy(queue -> assertThat(watched).contains(Map.of("Fn::GetAtt", queue + ".QueueName")));
    }

    @Test
    void messagesSurviveTheStackAndAreEncrypted() {
        assertThat(messaging.ofType("AWS::SQS::Queue")).allSatisfy(queue -> {
            assertThat(messaging.resource(queue)).containsEntry("DeletionPolicy", "Retain");
            assertThat(messaging.properties(queue)).containsKey("KmsMasterKeyId");
            assertThat(messaging.properties(queue)).containsEntry("MessageRetentionPeriod", 1_209_600);
        });
    }

    /** Else Lambda receives a message again while a slow batch still works on it. */
    @Test
    void aMessageIsHiddenForSixTimesTheTimeLimitOfItsFunction() {
        Map.of("Email", "SendEmail", "Webhooks", "WebhookDelivery").forEach((queue, function) -> {
            int limit = (Integer) functions.properties(function).get("Timeout");
            assertThat((Integer) messaging.properties(queue).get("VisibilityTimeout"))
                    .isGreaterThanOrEqualTo(6 * limit);
        });
    }

    @Test
    void onlyWorkflowsAndOperatorsWithASecondFactorWriteTasksAndEvents() {
        for (String queue : List.of("HumanTasks", "RequestEvents")) {
            assertThat(statements(queue + "Policy"))
                    .filteredOn(statement -> "OnlyWorkflows".equals(statement.get("Sid")))
                    .singleElement()
                    .satisfies(statement -> {
                        assertThat(statement).containsEntry("Effect", "Deny").containsEntry("Principal", "*");
                        assertThat(statement.get("Condition").toString())
                                .contains("role/${Environment}-workflows-${AWS::Region}")
                                .contains("role/${Environment}-redrive-${AWS::Region}")
                                .contains("ArnNotEquals");
                    });
        }
        assertThat(messaging
                        .properties("RedriveRole")
                        .get("AssumeRolePolicyDocument")
                        .toString())
                .contains("aws:MultiFactorAuthPresent=true");
        assertThat(Template.of("workflows.yaml").properties("Role").get("RoleName"))
                .isEqualTo(Map.of("Fn::Sub", "${Environment}-workflows-${AWS::Region}"));
        assertThat(messaging.properties("RedriveRole").get("RoleName"))
                .isEqualTo(Map.of("Fn::Sub", "${Environment}-redrive-${AWS::Region}"));
    }

    /** What it sends is believed only if a program has signed it; this keeps others from filling the queue. */
    @Test
    void theWayToTheIntakeByHttpIsNotOpenToEverybody() {
        assertThat(messaging.properties("IntakeApiRoute"))
                .containsEntry("AuthorizationType", "AWS_IAM")
                .containsEntry("RouteKey", "POST /intake");
        assertThat(Template.map(messaging.properties("IntakeApiSend").get("RequestParameters")))
                .containsEntry("QueueUrl", Map.of("Ref", "Intake"))
                .containsEntry("MessageBody", "$request.body");
        assertThat(Template.map(messaging.properties("IntakeApiStage").get("DefaultRouteSettings")))
                .containsKeys("ThrottlingBurstLimit", "ThrottlingRateLimit");
    }

    private List<Map<String, Object>> statements(String policy) {
        return Template.list(Template.map(messaging.properties(policy).get("PolicyDocument"))
                        .get("Statement"))
                .stream()
                .map(Template::map)
                .toList();
    }

    private List<String> queues() {
        return messaging.ofType("AWS::SQS::Queue").stream()
                .filter(queue -> !queue.endsWith(DEAD_LETTERS))
                .toList();
    }
}
