package dev.countersign.people;

/** A role in the whole tenant. To be a manager or the member of a group is a relation and not a role. */
public enum Role {
    EMPLOYEE,
    ADMINISTRATOR
}
