package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request in a list.
 *
 * @param waitingAt where it is now: the steps with open approvals, with the people who are asked
 * @param amount the first amount of money in the form, if there is one
 * @param changedAt when something last happened to it
 * @param changesDue until when the requester must have changed it; empty while nobody asks them to
 */
public record RequestRow(
        RequestId id,
        String number,
        Text title,
        Text template,
        PersonName requester,
        RequestStatus status,
        List<WaitingAt> waitingAt,
        Optional<Fact.Value.Money> amount,
        Instant submittedAt,
        Instant changedAt,
        Optional<Instant> closedAt,
        Optional<Instant> changesDue) {

    public RequestRow {
        waitingAt = List.copyOf(waitingAt);
    }
}
