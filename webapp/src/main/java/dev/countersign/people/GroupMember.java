package dev.countersign.people;

/**
 * That somebody is in a group.
 *
 * @param group its key
 */
public record GroupMember(String group, PersonId person) {}
