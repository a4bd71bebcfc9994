package dev.countersign.administration;

import dev.countersign.people.PersonId;

/** The result of a change of a person. */
public sealed interface StaffResult {

    record Saved() implements StaffResult {}

    record Added(PersonId person) implements StaffResult {}

    /** The name is missing or too long. */
    record NameWrong() implements StaffResult {}

    /** The name of the department. */
    record DepartmentTooLong() implements StaffResult {}

    /** It is no email address. */
    record EmailWrong() implements StaffResult {}

    /** Somebody of the organisation has it, perhaps somebody who has left. */
    record EmailTaken() implements StaffResult {}

    /** The time zone is none of a place. */
    record ZoneUnknown() implements StaffResult {}

    /** The manager reports to the person, directly or not. */
    record Circle() implements StaffResult {}

    /** The organisation would have no administrator any more. */
    record LastAdministrator() implements StaffResult {}

    /** The manager or successor does not exist, has left, or is the person. */
    record Unsuitable() implements StaffResult {}

    /** Only those who grant roles may take over what somebody else held, or become somebody's manager by an act of their own. */
    record OwnSuccessor() implements StaffResult {}

    /** Without a note nobody knows why their approval changed hands. */
    record NoteMissing() implements StaffResult {}

    record NotAllowed() implements StaffResult {}

    record NotFound() implements StaffResult {}
}
