package dev.countersign.definitions.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The output of {@code SendTaskSuccess} for a {@link HumanTask}. The outcome is data; the state machine branches on it. A token does not show
 * which task it belongs to, and a forged message may have named the token of another task. So the answer names its task, and a state of another
 * task does not accept it: it asks again, with another token.
 *
 * @param by who decided, returned in {@link RequestEvent.Finished}; null if nobody did
 * @param comment at most {@value #MAX_COMMENT} code points
 */
public record TaskAnswer(
        Task task,
        Outcome outcome,
        @Nullable String by,
        @Nullable String comment) implements HumanTaskAnswer {

    /** A denial in a parallel branch becomes the cause of an error, which Step Functions limits to 32,768 characters. */
    public static final int MAX_COMMENT = 4_000;

    /** Which task is answered, as in its {@link HumanTask}. */
    public record Task(UUID tenant, UUID requestId, int revision, String step, int visit) {

        static Task read(MessageReader task) {
            return new Task(
                    task.uuid("tenant"),
                    task.uuid("requestId"),
                    task.count("revision"),
                    task.text("step"),
                    task.count("visit"));
        }

        void write(ObjectNode json) {
            json.put("tenant", tenant.toString())
                    .put("requestId", requestId.toString())
                    .put("revision", revision)
                    .put("step", step)
                    .put("visit", visit);
        }
    }

    public enum Outcome {
        APPROVED,
        DENIED,
        EXPIRED,
        WITHDRAWN,
        CHANGES_REQUESTED,
        /** Only of a {@link RevisionAnswer}. */
        REVISED
    }

    public TaskAnswer {
        if (outcome == Outcome.REVISED) {
            throw new IllegalArgumentException("a revision needs its form");
        }
        if (comment != null && comment.codePointCount(0, comment.length()) > MAX_COMMENT) {
            throw new IllegalArgumentException("a comment of more than " + MAX_COMMENT + " characters");
        }
    }

    @Override
    public String toJson() {
        ObjectNode json = Json.object();
        task.write(json.putObject("task"));
        json.put("outcome", outcome.name());
        json.put("by", by);
        json.put("comment", comment);
        return json.toString();
    }

    /** Answers of earlier releases name no task. */
    @Override
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
     * @throws MalformedMessage if it is none
     */
    public static TaskAnswer fromJson(String text) {
        MessageReader message = MessageReader.of(text);
        return new TaskAnswer(
                Task.read(message.inner("task")),
                message.oneOf(Outcome.class, "outcome"),
                message.textOrNull("by"),
                message.textOrNull("comment"));
    }
}
