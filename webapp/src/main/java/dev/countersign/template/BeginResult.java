package dev.countersign.template;

/** The result of beginning a draft. */
public sealed interface BeginResult {

    record Begun(TemplateDraftId draft) implements BeginResult {}

    /** The template has a draft already, which was not changed. */
    record Exists(TemplateDraftId draft) implements BeginResult {}

    record TooMany(int most) implements BeginResult {}

    record TooLong() implements BeginResult {}

    record NotFound() implements BeginResult {}

    record NotAllowed() implements BeginResult {}
}
