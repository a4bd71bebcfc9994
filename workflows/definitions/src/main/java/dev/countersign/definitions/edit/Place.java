package dev.countersign.definitions.edit;

/**
 * A place in a flow.
 *
 * @param within the key of the step that has the list; empty for the list of the template itself
 * @param part which of its lists, from 0: the cases of a branch in their order and then what is walked otherwise, or the branches of a parallel step
 * @param index before which step of the list, from 0; the length of the list is its end
 */
public record Place(String within, int part, int index) {}
