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
 * @param amount the first amount of money in the form, if there is one
 */
public record InboxItem(
        AssignmentId assignment,
        ApprovalId approval,
        RequestId request,
        String number,
        Text title,
        PersonName requester,
        Text template,
        Text step,
        Optional<Fact.Value.Money> amount,
        Instant askedAt,
        Instant due,
        boolean overdue,
        List<ReadableReason> why) {

    /** Its position in the inbox. */
    public InboxCursor place() {
        return new InboxCursor(due, assignment);
    }
}
