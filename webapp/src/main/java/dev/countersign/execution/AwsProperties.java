package dev.countersign.execution;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where AWS is.
 *
 * @param endpoint stands in for all of AWS on one machine; without one the SDK finds endpoints and credentials itself. With one,
 *     queues and topic are created at the start; in AWS they exist before
 * @param account twelve digits, part of every ARN
 * @param role what an execution acts as; the ARN, or the name of a role of the account
 */
@ConfigurationProperties("countersign.aws")
record AwsProperties(
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("000000000000") String account,
        @DefaultValue("countersign-workflows") String role) {

    Optional<URI> localEndpoint() {
        return Optional.ofNullable(endpoint);
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
