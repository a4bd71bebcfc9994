package dev.countersign.definitions.step;

/** What follows when nobody settled an approval in time. */
public sealed interface Expiry {

    /** The request ends as expired. */
    record Ends() implements Expiry {}

    /** Silence is consent. */
    record Approves() implements Expiry {}

    /** Silence is refusal. */
    record Denies() implements Expiry {}

    /** Others are asked, with the same rule and as much time; when they let it pass too, the request ends as expired. */
    record Escalates(Approvers to) implements Expiry {}
}
