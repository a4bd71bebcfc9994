package dev.countersign.permission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A call that was recorded on this machine, by the names that its caller and its resource have on AWS in the environment {@code countersign}.
 *
 * @param role of the caller, or the service that calls
 * @param key a key of the context of the request, or empty
 * @param seen the test during which it was made first, with the time
 */
record AwsCall(String role, String action, String resource, String key, String value, String seen) {

    private static final String ROLES = "arn:aws:iam::000000000000:role/";
    private static final String WORKFLOWS = ROLES + "countersign-workflows";

    /** The roles of the product by the names of their callers here. */
    private static final Map<String, String> PRODUCT = Map.of(
            "application",
            "app/ApplicationRole",
            WORKFLOWS,
            "workflows/Role",
            "policy-check",
            "functions/PolicyCheckRole",
            "http-request",
            "functions/HttpRequestRole",
            "send-email",
            "functions/SendEmailRole",
            "webhook-delivery",
            "functions/WebhookDeliveryRole",
            "sns.amazonaws.com",
            "sns.amazonaws.com",
            "events.amazonaws.com",
            "events.amazonaws.com");

    /** What stands before the names on AWS only. A state machine has the same name on both. */
    private static final Map<Pattern, String> NAMES = Map.of(
            Pattern.compile("(arn:aws:(?:sqs|sns):[^:]+:[^:]+:)(.+)"), "$1countersign-$2",
            Pattern.compile("(arn:aws:lambda:[^:]+:[^:]+:function:)(.+)"), "$1countersign-$2:live",
            Pattern.compile("(arn:aws:secretsmanager:[^:]+:[^:]+:secret:countersign/)(.+)"), "$1countersign/$2",
            Pattern.compile(Pattern.quote(WORKFLOWS)), WORKFLOWS + "-us-east-1",
            Pattern.compile("(arn:aws:events:.*:rule/)status-events"), "$1EndedExecutions");

    /** Whoever has the data folder, and state machines of others: no part of the product. */
    private static boolean isOfOthers(String caller) {
        return caller.equals("owner") || (caller.startsWith(ROLES) && !caller.equals(WORKFLOWS));
    }

    /** All calls of the product in the files of a folder. */
    static List<AwsCall> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(AwsCall::lines)
                    .map(line -> line.split("\t", -1))
                    .filter(parts -> !isOfOthers(parts[0]))
                    .map(AwsCall::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static AwsCall of(String[] parts) {
        String role = Optional.ofNullable(PRODUCT.get(parts[0]))
                .orElseThrow(() -> new IllegalArgumentException("whose calls are those of " + parts[0] + "?"));
        String[] condition = parts[3].split("=", 2);
        return new AwsCall(
                role,
                parts[1],
                named(parts[2]),
                condition[0],
                condition.length == 2 ? named(condition[1]) : "",
                parts[4] + ", " + parts[5]);
    }

    private static String named(String local) {
        return NAMES.entrySet().stream()
                .filter(name -> name.getKey().matcher(local).matches())
                .map(name -> name.getKey().matcher(local).replaceFirst(name.getValue()))
                .findFirst()
                .orElse(local);
    }

    /** The value of a key on which policies depend. The SDK calls AWS by TLS. */
    Optional<String> context(String name) {
        boolean isService = role.endsWith(".amazonaws.com");
        return switch (name) {
            case "aws:SecureTransport" -> Optional.of("true");
            case "aws:PrincipalIsAWSService" -> Optional.of(Boolean.toString(isService));
            case "aws:PrincipalArn" -> isService ? Optional.empty() : Optional.of(principal());
            default -> name.equals(key) ? Optional.of(value) : Optional.empty();
        };
    }

    private String principal() {
        return role.equals("workflows/Role") ? WORKFLOWS + "-us-east-1" : ROLES + role;
    }

    @Override
    public String toString() {
        return "%s: %s on %s %s (first in %s)".formatted(role, action, resource, key + value, seen);
    }
}
