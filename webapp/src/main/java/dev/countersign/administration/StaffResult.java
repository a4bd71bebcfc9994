package dev.countersign.administration;

import dev.countersign.audit.LastChange;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The result of a change of a person. */
public sealed interface StaffResult {

    record Saved() implements StaffResult {}

    /**
     * They are inactive.
     *
     * @param held what they held until then
     * @param takeover what became of it; empty if nobody takes it over
     */
    record Left(StaffMember.Holdings held, Optional<Takeover> takeover) implements StaffResult {}

    /** They are active again, so that nobody replaces them. */
    record Returned() implements StaffResult {}

    /**
     * Somebody else has named a successor since the dialog was opened.
     *
     * @param successor whom
     */
    record AlreadyReplaced(PersonName successor) implements StaffResult {}

    record Added(PersonId person) implements StaffResult {}

    /** More than one thing is wrong. */
    record Several(List<StaffResult> problems) implements StaffResult {

        public Several {
            problems = List.copyOf(problems);
        }
    }

    record NameMissing() implements StaffResult {}

    record NameTooLong() implements StaffResult {}

    /** The name of the department. */
    record DepartmentTooLong() implements StaffResult {}

    /** It is no email address. */
    record EmailWrong() implements StaffResult {}

    /** Somebody of the organisation has it, perhaps somebody who has left. */
    record EmailTaken() implements StaffResult {}

    /** A template asks whoever has the address, so only those who grant roles give it to somebody. */
    record EmailReserved() implements StaffResult {}

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

    /**
     * Somebody else has changed the same fields to something else since the person was read. Nothing was written.
     *
     * @param now the person as they are
     * @param last who has changed a field to what it is now, where that is known
     */
    record ChangedByOthers(Set<StaffDraft.Field> fields, StaffDraft now, Map<StaffDraft.Field, LastChange> last)
            implements StaffResult {

        public ChangedByOthers {
            fields = Set.copyOf(fields);
            last = Map.copyOf(last);
        }
    }

    /** Their personal data was erased; nobody is behind what is kept. */
    record Erased() implements StaffResult {}

    record NotAllowed() implements StaffResult {}

    /** There is no such person, or they have left. */
    record NotFound() implements StaffResult {}
}
