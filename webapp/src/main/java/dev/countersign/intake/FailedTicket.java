package dev.countersign.intake;

import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;

/** A request that was handed in and could not be made, for administrators. */
public record FailedTicket(
        TicketId id,
        PersonName person,
        String template,
        Ticket.Failure failure,
        List<Ticket.Wrong> errors,
        Instant createdAt) {

    public FailedTicket {
        errors = List.copyOf(errors);
    }
}
