package dev.countersign.people;

import java.time.LocalDate;

/** A day on which nobody of an organisation works. */
public record Holiday(LocalDate day, String name) {}
