package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.LogLevel;

class AwsPropertiesTest {

    @Test
    void everyArnIsOfThePartitionRegionAndAccount() {
        AwsProperties china = properties("aws-cn", "workflows", null);
        assertThat(china.roleArn()).isEqualTo("arn:aws-cn:iam::123456789012:role/workflows");
        assertThat(china.topicArn("notifications")).isEqualTo("arn:aws-cn:sns:cn-north-1:123456789012:notifications");
        assertThat(china.stateMachineArn("purchase"))
                .isEqualTo("arn:aws-cn:states:cn-north-1:123456789012:stateMachine:purchase");
        assertThat(china.functionArnPrefix())
                .isEqualTo("arn:aws-cn:lambda:cn-north-1:123456789012:function:production-");
    }

    @Test
    void aRoleCanHaveAnArnOfItsOwn() {
        assertThat(properties("aws", "arn:aws:iam::1:role/path/workflows", null).roleArn())
                .isEqualTo("arn:aws:iam::1:role/path/workflows");
    }

    @Test
    void failuresAreLoggedWithoutPeoplesData() {
        assertThat(properties("aws", "workflows", null).logging()).isEmpty();
        assertThat(properties("aws", "workflows", "arn:aws:logs:eu-west-1:1:log-group:executions")
                        .logging())
                .hasValueSatisfying(logging -> {
                    assertThat(logging.level()).isEqualTo(LogLevel.ERROR);
                    assertThat(logging.includeExecutionData()).isFalse();
                    assertThat(logging.destinations())
                            .extracting(one -> one.cloudWatchLogsLogGroup().logGroupArn())
                            .containsExactly("arn:aws:logs:eu-west-1:1:log-group:executions:*");
                });
    }

    private static AwsProperties properties(String partition, String role, @Nullable String logGroup) {
        return new AwsProperties(
                null,
                null,
                null,
                "cn-north-1",
                "123456789012",
                partition,
                role,
                "production-",
                "live",
                "production/connectors/",
                "production/webhooks/",
                logGroup);
    }
}
