package dev.countersign.people;

/** A person as lists and sentences show them. */
public record PersonName(PersonId id, String name, String email) {}
