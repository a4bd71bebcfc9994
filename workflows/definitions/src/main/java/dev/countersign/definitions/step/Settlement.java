package dev.countersign.definitions.step;

/** The result of a rule for the votes so far. Ordered from the one that ends the request to the one that lets it go on. */
public enum Settlement {
    DENIED,
    OPEN,
    APPROVED
}
