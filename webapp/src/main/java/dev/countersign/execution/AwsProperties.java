package dev.countersign.execution;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;

/**
 * Where AWS is.
 *
 * @param endpoint replaces all of AWS on one machine; without one the SDK finds endpoints and credentials itself. With one,
 *     queues and topic are created at the start; in AWS they exist already
 * @param accessKeyId signs the calls to that endpoint; only with an endpoint
 * @param secretAccessKey of that key
 * @param account twelve digits, part of every ARN
 * @param partition of every ARN: {@code aws}, {@code aws-cn}, {@code aws-us-gov}
 * @param role the role of executions: its ARN, or its name in the account
 * @param functionPrefix stands before the name of each function
 * @param functionAlias the alias by which functions are called; empty for what was deployed last
 * @param connectorPrefix of the names of the secrets with connectors
 * @param webhookPrefix of the names of the secrets with webhooks
 * @param logGroup ARN of the log group in which failed executions are written
 */
@ConfigurationProperties("countersign.aws")
record AwsProperties(
        @Nullable URI endpoint,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("000000000000") String account,
        @DefaultValue("aws") String partition,
        @DefaultValue("countersign-workflows") String role,
        @DefaultValue("") String functionPrefix,
        @DefaultValue("") String functionAlias,
        @DefaultValue("countersign/connectors/") String connectorPrefix,
        @DefaultValue("countersign/webhooks/") String webhookPrefix,
        @Nullable String logGroup) {

    AwsProperties {
        if (endpoint != null && (accessKeyId == null || secretAccessKey == null)) {
            throw new IllegalArgumentException(
                    "countersign.aws.endpoint needs countersign.aws.access-key-id and countersign.aws.secret-access-key");
        }
    }

    /** An endpoint other than AWS, with its access key. */
    record Local(URI endpoint, String accessKeyId, String secretAccessKey) {

        @Override
        public String toString() {
            return "Local[%s, %s]".formatted(endpoint, accessKeyId);
        }
    }

    Optional<Local> local() {
        return endpoint == null || accessKeyId == null || secretAccessKey == null
                ? Optional.empty()
                : Optional.of(new Local(endpoint, accessKeyId, secretAccessKey));
    }

    @Override
    public String toString() {
        return "AwsProperties[%s, %s, %s]".formatted(endpoint, region, account);
    }

    String roleArn() {
        return role.startsWith("arn:") ? role : "arn:%s:iam::%s:role/%s".formatted(partition, account, role);
    }

    String topicArn(String name) {
        return arn("sns", name);
    }

    String functionArnPrefix() {
        return arn("lambda", "function:" + functionPrefix);
    }

    String stateMachineArn(String name) {
        return arn("states", "stateMachine:" + name);
    }

    private String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, account, resource);
    }

    /** What is written of an execution: only failures, and neither inputs nor outputs, which are people's data. */
    Optional<LoggingConfiguration> logging() {
        return Optional.ofNullable(logGroup)
                .map(arn -> LoggingConfiguration.builder()
                        .level(LogLevel.ERROR)
                        .includeExecutionData(false)
                        .destinations(LogDestination.builder()
                                .cloudWatchLogsLogGroup(
                                        group -> group.logGroupArn(arn.endsWith(":*") ? arn : arn + ":*"))
                                .build())
                        .build());
    }
}
