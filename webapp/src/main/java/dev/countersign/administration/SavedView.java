package dev.countersign.administration;

/**
 * A filter that a person has named.
 *
 * @param filter the query of the page's address
 */
public record SavedView(String name, String filter) {}
