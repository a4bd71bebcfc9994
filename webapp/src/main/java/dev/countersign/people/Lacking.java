package dev.countersign.people;

/**
 * People of a tenant who have nobody of a kind.
 *
 * @param example the name of one of them; empty if there are none
 */
public record Lacking(int number, String example) {}
