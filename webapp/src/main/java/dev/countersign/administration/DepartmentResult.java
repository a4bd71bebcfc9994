package dev.countersign.administration;

/** The result of a change of a department. */
public sealed interface DepartmentResult {

    record Saved() implements DepartmentResult {}

    /** The head does not exist, or has left. */
    record Unsuitable() implements DepartmentResult {}

    /** A head decides: only those who grant roles choose that of their own department, or make one of themselves or of who reports to them. */
    record OwnDepartment() implements DepartmentResult {}

    record NotAllowed() implements DepartmentResult {}

    record NotFound() implements DepartmentResult {}
}
