package dev.countersign.administration;

/** The result of a change of what an organisation offers or limits. */
public sealed interface ChoiceResult {

    record Saved() implements ChoiceResult {}

    record NotAllowed() implements ChoiceResult {}

    /** No language is chosen, one that there is not, or one twice. */
    record LanguagesWrong() implements ChoiceResult {}

    /** A limit is less than 1, or more than what is configured. */
    record OutOfRange(Limit limit, int most) implements ChoiceResult {}

    /** What can be limited. */
    enum Limit {
        LARGEST_FILE,
        FILES_PER_REQUEST,
        SUBMISSIONS_PER_MINUTE
    }
}
