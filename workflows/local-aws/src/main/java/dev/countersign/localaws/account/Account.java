package dev.countersign.localaws.account;

import java.util.Optional;

/**
 * The one account, in the one region, that the endpoint serves, and the ARNs in it.
 *
 * @param id twelve digits
 */
public record Account(String id, String region) {

    private static final String SECRET_SUFFIX = "-secret";

    public Account {
        if (!id.matches("\\d{12}")) {
            throw new IllegalArgumentException("an account id has twelve digits: " + id);
        }
        if (!region.matches("[a-z0-9-]{1,32}")) {
            throw new IllegalArgumentException("not a region: " + region);
        }
    }

    public String queueArn(String name) {
        return arn("sqs", name);
    }

    public String topicArn(String name) {
        return arn("sns", name);
    }

    /** AWS appends six random characters, which are always the same here. */
    public String secretArn(String name) {
        return arn("secretsmanager", "secret:" + name + SECRET_SUFFIX);
    }

    /** The name of the secret, if this is the ARN of one. */
    public Optional<String> secretName(String arn) {
        return resource("secretsmanager", arn)
                .filter(resource -> resource.startsWith("secret:") && resource.endsWith(SECRET_SUFFIX))
                .map(resource -> resource.substring("secret:".length(), resource.length() - SECRET_SUFFIX.length()));
    }

    public String functionArn(String name) {
        return arn("lambda", "function:" + name);
    }

    /** The name of the queue, if this is the ARN of a queue of this account. */
    public Optional<String> queueName(String arn) {
        return resource("sqs", arn);
    }

    public Optional<String> topicName(String arn) {
        return resource("sns", arn).filter(name -> !name.contains(":"));
    }

    /** The name of the function. The caller handles a version or alias behind it. */
    public Optional<String> functionName(String arn) {
        return resource("lambda", arn)
                .filter(resource -> resource.startsWith("function:"))
                .map(resource -> resource.substring("function:".length()));
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
    }

    private Optional<String> resource(String service, String arn) {
        var prefix = arn(service, "");
        return arn.startsWith(prefix) ? Optional.of(arn.substring(prefix.length())) : Optional.empty();
    }
}
