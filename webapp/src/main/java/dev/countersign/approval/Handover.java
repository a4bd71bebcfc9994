package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.Remark;

/**
 * An approval is to be passed from one person to another.
 *
 * @param note for the new person; whoever takes it from somebody else gives a reason
 */
record Handover(ApprovalId approval, PersonId from, PersonId to, Remark note) {

    /** Whether the person who acts passes their own part. */
    boolean isDelegation(PersonId by) {
        return from.equals(by);
    }
}
