package dev.countersign.intake;

import dev.countersign.definitions.text.Text;
import dev.countersign.request.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request that was handed in.
 *
 * @param request once it is made
 * @param failure why it was not made
 * @param errors what is wrong with the form
 */
public record Ticket(
        TicketId id,
        State state,
        String template,
        Optional<RequestId> request,
        Optional<Failure> failure,
        List<Wrong> errors,
        Instant createdAt) {

    /** What has become of it. */
    public enum State {
        PENDING,
        DONE,
        FAILED
    }

    /** Why a request was not made. */
    public enum Failure {
        /** Answers are missing or wrong. */
        INVALID,
        /** There is no such template, or it is not offered. */
        UNKNOWN_TEMPLATE,
        TOO_LARGE,
        /** The person for whom the program acts is not active. */
        NOT_ACTIVE,
        /** No program names the state machine that asks. */
        UNKNOWN_MACHINE,
        /** The program that names the state machine may not submit requests, or its person is not active. */
        NOT_ALLOWED,
        /** There is no template or form, the action is too long, or nothing of it can be read. */
        INCOMPLETE,
        /** The key was used for something else. */
        KEY_REUSED
    }

    /**
     * A wrong answer.
     *
     * @param field empty if it is about the whole form
     * @param message in the languages of the product
     */
    public record Wrong(String field, String code, Text message) {}

    public Ticket {
        errors = List.copyOf(errors);
    }
}
