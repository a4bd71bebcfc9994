package dev.countersign.execution;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where AWS is.
 *
 * @param endpoint replaces all of AWS on one machine; without one the SDK finds endpoints and credentials itself. With one,
 *     queues and topic are created at the start; in AWS they exist already
 * @param accessKeyId signs the calls to that endpoint; only with an endpoint
 * @param secretAccessKey of that key
 * @param account twelve digits, part of every ARN
 * @param role the role of executions: its ARN, or its name in the account
 */
@ConfigurationProperties("countersign.aws")
record AwsProperties(
        @Nullable URI endpoint,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("000000000000") String account,
        @DefaultValue("countersign-workflows") String role) {

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
        return role.startsWith("arn:") ? role : "arn:aws:iam::" + account + ":role/" + role;
    }

    String topicArn(String name) {
        return "arn:aws:sns:" + region + ":" + account + ":" + name;
    }

    String functionArnPrefix() {
        return "arn:aws:lambda:" + region + ":" + account + ":function:";
    }

    String stateMachineArn(String name) {
        return "arn:aws:states:" + region + ":" + account + ":stateMachine:" + name;
    }
}
