package dev.countersign.intake;

import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request that was handed in and could not be made, for administrators.
 *
 * @param person on whose behalf; empty if no program names the state machine that asks
 * @param program the name of the program or token; empty likewise, and for what was handed in before names were kept
 * @param asking the task of a state machine that waits for it
 */
public record FailedTicket(
        TicketId id,
        Optional<PersonName> person,
        Optional<String> program,
        Optional<Asking> asking,
        String template,
        Ticket.Failure failure,
        List<Ticket.Wrong> errors,
        Instant createdAt) {

    public FailedTicket {
        errors = List.copyOf(errors);
    }

    /** Whether there is something to try again. */
    public boolean hasForm() {
        return failure != Ticket.Failure.INCOMPLETE && failure != Ticket.Failure.KEY_REUSED;
    }
}
