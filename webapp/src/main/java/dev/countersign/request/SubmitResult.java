package dev.countersign.request;

import dev.countersign.definitions.form.FieldProblem;
import java.time.Duration;
import java.util.List;

/** The result of a submission. */
public sealed interface SubmitResult {

    /**
     * The request exists, now or already before.
     *
     * @param number its number for people, {@code PR-1042}
     */
    record Submitted(RequestId id, String number) implements SubmitResult {}

    /**
     * Other answers were submitted with this id before. Nothing was stored.
     *
     * @param id the first request
     * @param number its number for people, {@code PR-1042}
     */
    record AlreadySent(RequestId id, String number) implements SubmitResult {}

    record Invalid(List<FieldProblem> problems) implements SubmitResult {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The form is larger than the input of an execution can be.
     *
     * @param limit in bytes
     */
    record TooLarge(int limit) implements SubmitResult {}

    /**
     * The person has submitted too many requests in a short time. Nothing was stored.
     *
     * @param after how long the person must wait
     */
    record TooMany(Duration after) implements SubmitResult {}

    /** The tenant has no such template version. */
    record UnknownTemplate() implements SubmitResult {}
}
