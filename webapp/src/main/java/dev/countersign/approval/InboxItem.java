package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import dev.countersign.request.Fact;
import dev.countersign.request.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One open approval of a person, as a row of the inbox.
 *
 * @param revision of the request that people are asked about
 * @param amount the first amount of money in the form, if there is one
 * @param further the names of the request's other steps that wait for the person
 * @param instead those that wait for the person too, but may not be decided by who decides this one
 */
public record InboxItem(
        AssignmentId assignment,
        ApprovalId approval,
        RequestId request,
        int revision,
        String number,
        Text title,
        PersonName requester,
        Text template,
        Text step,
        Optional<Fact.Value.Money> amount,
        Instant askedAt,
        Instant due,
        boolean overdue,
        List<Text> further,
        List<Text> instead,
        List<ReadableReason> why) {

    public InboxItem {
        further = List.copyOf(further);
        instead = List.copyOf(instead);
    }

    /** Its position in the inbox. */
    public InboxCursor place() {
        return new InboxCursor(due, assignment);
    }
}
