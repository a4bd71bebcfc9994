package dev.countersign.administration;

/** The result of saving a view. */
public sealed interface SavedViewResult {

    record Saved() implements SavedViewResult {}

    /** It has no name, or one that is too long. */
    record NameMissing() implements SavedViewResult {}

    record TooMany(int most) implements SavedViewResult {}
}
