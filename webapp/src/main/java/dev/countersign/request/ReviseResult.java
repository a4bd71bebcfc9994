package dev.countersign.request;

import dev.countersign.definitions.form.FieldProblem;
import java.time.Duration;
import java.util.List;

/** The result of sending a changed request. */
public sealed interface ReviseResult {

    /** The revision exists, now or already before. */
    record Revised(int revision) implements ReviseResult {}

    /** The answers are those of the revision before, and there is no reply to the approvers. Nothing was stored. */
    record Unchanged() implements ReviseResult {}

    record Invalid(List<FieldProblem> problems) implements ReviseResult {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The form is larger than the input of an execution can be.
     *
     * @param limit in bytes
     */
    record TooLarge(int limit) implements ReviseResult {}

    /** In code points. Nothing was stored. */
    record ReplyTooLong(int length, int longest) implements ReviseResult {}

    /** The person has submitted too many forms in a short time. Nothing was stored. */
    record TooMany(Duration after) implements ReviseResult {}

    /** The request was changed in the meantime, for example in another tab. Nothing was stored. */
    record Stale(int revision) implements ReviseResult {}

    /** The request does not wait for changes: it has ended, or its due date has passed. */
    record NotAsked(RequestEnd end) implements ReviseResult {}

    /** An answer is on its way to the execution, or an earlier change is. Nothing was stored; it is possible again, or not any more, in a moment. */
    record Busy() implements ReviseResult {}

    /** Only the requester changes a request. */
    record NotAllowed() implements ReviseResult {}

    /** The request does not exist for this person. */
    record NotFound() implements ReviseResult {}
}
