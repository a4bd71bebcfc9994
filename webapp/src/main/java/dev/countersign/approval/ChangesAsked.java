package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request was sent back to its requester. Published in the transaction of the tenant, once for each revision that is sent back.
 *
 * @param approval the task in which the requester changes it
 * @param revision the revision that was sent back
 * @param questions what approvers asked, oldest first; empty if nobody decided in time
 * @param released the people who had not decided, or could still undo it, and need not any more
 * @param due until when the requester must have changed it
 */
public record ChangesAsked(
        TenantId tenant,
        RequestId request,
        ApprovalId approval,
        int revision,
        List<Asked> questions,
        List<PersonId> released,
        Instant due) {

    /**
     * What one person asked.
     *
     * @param standsFor the person who was away, if they decided in their place
     */
    public record Asked(PersonId by, Optional<PersonId> standsFor, String text) {}

    public ChangesAsked {
        questions = List.copyOf(questions);
        released = List.copyOf(released);
    }
}
