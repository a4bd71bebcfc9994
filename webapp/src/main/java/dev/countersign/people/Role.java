package dev.countersign.people;

/** What a person may do in the whole tenant. To manage somebody, or to sit in finance, is a relation and no role. */
public enum Role {
    EMPLOYEE,
    ADMINISTRATOR
}
