package dev.countersign.definitions.step;

/** What a rule makes of the votes so far. Ordered: from what ends the request to what lets it go on. */
public enum Settlement {
    DENIED,
    OPEN,
    APPROVED
}
