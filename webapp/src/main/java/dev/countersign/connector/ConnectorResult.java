package dev.countersign.connector;

/** The result of a change of a connector. */
public sealed interface ConnectorResult {

    record Saved() implements ConnectorResult {}

    record Removed() implements ConnectorResult {}

    /** Nothing was changed. */
    record Wrong(Fault fault) implements ConnectorResult {}

    record NotAllowed() implements ConnectorResult {}

    record NotFound() implements ConnectorResult {}

    /** What must be corrected. */
    enum Fault {
        KEY,
        TAKEN,
        NAME,
        ADDRESS,
        HEADER,
        SIGN_IN,
        TIMEOUT,
        STATUS,
        /** A secret is needed: for a new one, and whenever it would be sent elsewhere or by another name. */
        SECRET
    }
}
