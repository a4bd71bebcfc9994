package dev.countersign.request;

import dev.countersign.definitions.text.Text;

/** The result of skipping the step at which a request failed. */
public sealed interface SkipResult {

    record Skipped() implements SkipResult {}

    /** It runs, or ended otherwise. */
    record NotFailed(WentOn how) implements SkipResult {}

    /** It did not fail at this step, or this is no automated step. */
    record NotThatStep() implements SkipResult {}

    /** What this step may have done was not undone, so it cannot be left as if it had done nothing. */
    record NotUndone(Text step) implements SkipResult {}

    /** A part of what was decided was decided about an earlier form, and would be asked again. */
    record DecidedBeforeAChange() implements SkipResult {}

    /** Form and results are too large for the input of another execution. */
    record TooLarge() implements SkipResult {}

    /** Only those who may change rules and look after requests skip steps, and nobody in their own request. */
    record NotAllowed() implements SkipResult {}

    /** The requester and the administrators will read it. */
    record ReasonRequired() implements SkipResult {}

    /** In code points. Nothing was changed. */
    record ReasonTooLong(int length, int longest) implements SkipResult {}

    /** The request does not exist for this person. */
    record NotFound() implements SkipResult {}
}
