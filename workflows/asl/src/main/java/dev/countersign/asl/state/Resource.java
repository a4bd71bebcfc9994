package dev.countersign.asl.state;

/**
 * The {@code Resource} of a Task, split as history shows it.
 *
 * @param arn as in the definition
 * @param service {@code sqs}, {@code lambda}, {@code aws-sdk:…}; empty for the ARN of a function
 * @param action {@code sendMessage.waitForTaskToken}
 */
public record Resource(String arn, String service, String action) {

    private static final String INTEGRATION = "arn:aws:states:::";

    public static Resource of(String arn) {
        if (!arn.startsWith(INTEGRATION)) {
            return new Resource(arn, "", "");
        }
        String rest = arn.substring(INTEGRATION.length());
        int colon = rest.startsWith("aws-sdk:") ? rest.indexOf(':', "aws-sdk:".length()) : rest.indexOf(':');
        return colon < 0
                ? new Resource(arn, rest, "")
                : new Resource(arn, rest.substring(0, colon), rest.substring(colon + 1));
    }

    /** Whether this is the ARN of a function, which has event types of its own in history. */
    public boolean isFunction() {
        return service.isEmpty();
    }

    /** Whether the task waits after the service accepted the call. */
    public boolean waits() {
        return waitsForToken() || action.endsWith(".sync") || action.endsWith(".sync:2");
    }

    /** Whether the task waits for an execution that it starts. */
    public boolean waitsForExecution() {
        return service.equals("states") && waits() && !waitsForToken();
    }

    public boolean waitsForToken() {
        return action.endsWith(".waitForTaskToken");
    }
}
