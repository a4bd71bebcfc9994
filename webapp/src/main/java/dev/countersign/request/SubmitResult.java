package dev.countersign.request;

import dev.countersign.definitions.form.FieldProblem;
import java.time.Duration;
import java.util.List;

/** What became of a submission. */
public sealed interface SubmitResult {

    /**
     * There is a request now, or was already.
     *
     * @param number what people call it, {@code PR-1042}
     */
    record Submitted(RequestId id, String number) implements SubmitResult {}

    /**
     * With the same submission id something else was sent before; nothing was filed now.
     *
     * @param id the request of the first time
     * @param number what people call it, {@code PR-1042}
     */
    record AlreadySent(RequestId id, String number) implements SubmitResult {}

    record Invalid(List<FieldProblem> problems) implements SubmitResult {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The form is larger than an execution takes.
     *
     * @param limit in bytes
     */
    record TooLarge(int limit) implements SubmitResult {}

    /**
     * The person has sent very many in a short time. Nothing was taken.
     *
     * @param after which time the next is taken
     */
    record TooMany(Duration after) implements SubmitResult {}

    /** There is no such template here. */
    record UnknownTemplate() implements SubmitResult {}
}
