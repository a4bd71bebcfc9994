package dev.countersign.definitions.step;

/** What happens if an approval is not settled by its due date. */
public sealed interface Expiry {

    /** The request ends as expired. */
    record Ends() implements Expiry {}

    /** Silence is consent. */
    record Approves() implements Expiry {}

    /** Silence is refusal. */
    record Denies() implements Expiry {}

    /** Others are asked, with the same rule and as much time. If they do not settle it either, the request ends as expired. */
    record Escalates(Approvers to) implements Expiry {}
}
