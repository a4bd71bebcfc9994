package dev.countersign.execution;

/**
 * The secret with which a waiting task is answered. It never leaves the server, so its text form does not show it.
 *
 * @param value as issued by Step Functions, at most 2,048 characters
 */
public record TaskToken(String value) {

    private static final int LONGEST = 2_048;

    public TaskToken {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A task token has 1 to " + LONGEST + " characters, not " + value.length());
        }
    }

    @Override
    public String toString() {
        return "TaskToken[hidden]";
    }
}
