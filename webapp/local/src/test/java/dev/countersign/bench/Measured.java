package dev.countersign.bench;

/** What a person waits for, and is measured. */
enum Measured {
    SUBMIT,
    DECIDE,

    /** A page of the inbox with its counts, as the inbox reads it when it is opened. */
    INBOX,

    /** A case with what is needed to decide it. */
    CASE,

    /** The first page of the person's own requests. */
    REQUESTS,

    /** From the answer to a decision until the next person, whom the change was told, has the case in the inbox. */
    HANDOVER
}
