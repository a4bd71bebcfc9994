package dev.countersign.people;

/** A security principal that represents a person of a tenant, after any kind of sign-in. */
@FunctionalInterface
public interface KnownPerson {

    SignedIn signedIn();
}
