package dev.countersign.trial;

/** The result of changing the test cases of a template. */
public sealed interface CaseChange {

    record Done() implements CaseChange {}

    record NameMissing() implements CaseChange {}

    /** In characters. */
    record NameTooLong(int longest) implements CaseChange {}

    record TooMany(int most) implements CaseChange {}

    /** The answers are larger than a form may be. */
    record TooLarge() implements CaseChange {}

    /** There is no such active person. */
    record NoSuchPerson() implements CaseChange {}

    /** The template has errors, so nothing can be expected of it. */
    record Broken() implements CaseChange {}

    /** The draft or the case is gone. */
    record NotFound() implements CaseChange {}

    record NotAllowed() implements CaseChange {}
}
