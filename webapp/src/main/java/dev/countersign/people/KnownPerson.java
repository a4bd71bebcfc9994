package dev.countersign.people;

/** A security principal that stands for a person of ours, however the sign-in went. */
@FunctionalInterface
public interface KnownPerson {

    SignedIn signedIn();
}
