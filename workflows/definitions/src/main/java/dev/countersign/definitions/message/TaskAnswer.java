package dev.countersign.definitions.message;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code SendTaskSuccess} carries for a {@link HumanTask}: the outcome is data, the state machine routes on it.
 *
 * @param by who decided, as the application wants to read it again in {@link RequestEvent.Finished}; null where nobody did
 * @param comment what they said; at most {@value #MAX_COMMENT} code points
 */
public record TaskAnswer(
        Outcome outcome, @Nullable String by, @Nullable String comment) {

    /** A denial in a parallel branch travels as the cause of an error, and Step Functions bounds that to 32,768 characters. */
    public static final int MAX_COMMENT = 4_000;

    public enum Outcome {
        APPROVED,
        DENIED,
        EXPIRED,
        WITHDRAWN,
        CHANGES_REQUESTED
    }

    public TaskAnswer {
        if (comment != null && comment.codePointCount(0, comment.length()) > MAX_COMMENT) {
            throw new IllegalArgumentException("a comment of more than " + MAX_COMMENT + " characters");
        }
    }

    public String toJson() {
        ObjectNode json = Json.object();
        json.put("outcome", outcome.name());
        json.put("by", by);
        json.put("comment", comment);
        return json.toString();
    }

    /**
     * The answer in this text.
     *
     * @throws MalformedMessage where it is none
     */
    public static TaskAnswer fromJson(String text) {
        MessageReader message = MessageReader.of(text);
        return new TaskAnswer(
                message.oneOf(Outcome.class, "outcome"), message.textOrNull("by"), message.textOrNull("comment"));
    }
}
