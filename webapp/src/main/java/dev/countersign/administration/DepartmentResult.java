package dev.countersign.administration;

/** The result of a change of a department. */
public sealed interface DepartmentResult {

    record Saved() implements DepartmentResult {}

    /** The head does not exist, or has left. */
    record Unsuitable() implements DepartmentResult {}

    /** A head decides: only those who grant roles make themselves one. */
    record OwnDepartment() implements DepartmentResult {}

    record NotAllowed() implements DepartmentResult {}

    record NotFound() implements DepartmentResult {}
}
