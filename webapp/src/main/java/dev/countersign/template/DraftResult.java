package dev.countersign.template;

/** The result of a change of a draft. */
public sealed interface DraftResult {

    record Saved(TemplateDraft draft) implements DraftResult {}

    /** Somebody else had saved before, elsewhere in the text: the draft holds both. */
    record Merged(TemplateDraft draft) implements DraftResult {}

    /**
     * Somebody else had changed the same lines. Nothing was saved.
     *
     * @param theirs the draft as it is now
     */
    record Conflict(TemplateDraft theirs) implements DraftResult {}

    /** The YAML cannot be read, or what was to be changed is not there any more. */
    record NotPossible(TemplateDraft draft) implements DraftResult {}

    record TooLong() implements DraftResult {}

    record NotFound() implements DraftResult {}

    record NotAllowed() implements DraftResult {}
}
