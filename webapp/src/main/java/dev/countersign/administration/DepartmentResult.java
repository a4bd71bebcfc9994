package dev.countersign.administration;

import dev.countersign.audit.LastChange;
import dev.countersign.people.PersonName;
import java.util.Optional;

/** The result of a change of a department. */
public sealed interface DepartmentResult {

    record Saved() implements DepartmentResult {}

    /** The head does not exist, or has left. */
    record Unsuitable() implements DepartmentResult {}

    /** A head decides: only those who grant roles choose that of their own department, or make one of themselves or of who reports to them. */
    record OwnDepartment() implements DepartmentResult {}

    /**
     * Somebody else has chosen another head since the department was read.
     *
     * @param head who leads it now
     * @param last who has chosen that head
     */
    record ChangedByOthers(Optional<PersonName> head, Optional<LastChange> last) implements DepartmentResult {}

    record NotAllowed() implements DepartmentResult {}

    record NotFound() implements DepartmentResult {}
}
