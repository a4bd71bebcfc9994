package dev.countersign.administration;

import java.time.Duration;

/** Whether an email to oneself is on its way. */
public sealed interface TestMailResult {

    record Sent() implements TestMailResult {}

    record NotAllowed() implements TestMailResult {}

    /**
     * The person has sent many.
     *
     * @param after how long to wait
     */
    record TooMany(Duration after) implements TestMailResult {}
}
