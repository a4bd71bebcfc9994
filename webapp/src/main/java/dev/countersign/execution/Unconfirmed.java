package dev.countersign.execution;

/**
 * The execution does not confirm the claim of a message yet. Reads of Step Functions are eventually consistent, and a message is sent by the state before
 * the one that it is about. So the message is received again a little later.
 */
final class Unconfirmed extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unconfirmed(String message) {
        super(message);
    }
}
