package dev.countersign.definitions.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code SendTaskSuccess} carries for a {@link HumanTask}: the outcome is data, the state machine routes on it. A token does not show
 * whose it is, and a forged message may have brought the token of another task. So the answer names its task, and a state that is not this
 * task does not take it: it asks again, with another token.
 *
 * @param by who decided, as the application wants to read it again in {@link RequestEvent.Finished}; null where nobody did
 * @param comment what they said; at most {@value #MAX_COMMENT} code points
 */
public record TaskAnswer(
        Task task,
        Outcome outcome,
        @Nullable String by,
        @Nullable String comment) {

    /** A denial in a parallel branch travels as the cause of an error, and Step Functions bounds that to 32,768 characters. */
    public static final int MAX_COMMENT = 4_000;

    /** Which task is answered, as in its {@link HumanTask}. */
    public record Task(UUID tenant, UUID requestId, int revision, String step, int visit) {}

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
        json.putObject("task")
                .put("tenant", task.tenant().toString())
                .put("requestId", task.requestId().toString())
                .put("revision", task.revision())
                .put("step", task.step())
                .put("visit", task.visit());
        json.put("outcome", outcome.name());
        json.put("by", by);
        json.put("comment", comment);
        return json.toString();
    }

    /** Whether this is the output of a state that went on with this answer. Before tasks were named, answers named none. */
    public boolean isOutput(String output) {
        MessageReader given = MessageReader.of(output);
        return given.has("task")
                ? fromJson(output).equals(this)
                : new TaskAnswer(
                                task,
                                given.oneOf(Outcome.class, "outcome"),
                                given.textOrNull("by"),
                                given.textOrNull("comment"))
                        .equals(this);
    }

    /**
     * The answer in this text.
     *
     * @throws MalformedMessage where it is none
     */
    public static TaskAnswer fromJson(String text) {
        MessageReader message = MessageReader.of(text);
        MessageReader task = message.inner("task");
        return new TaskAnswer(
                new Task(
                        task.uuid("tenant"),
                        task.uuid("requestId"),
                        task.count("revision"),
                        task.text("step"),
                        task.count("visit")),
                message.oneOf(Outcome.class, "outcome"),
                message.textOrNull("by"),
                message.textOrNull("comment"));
    }
}
