package dev.countersign.execution;

/**
 * What a message claims does not show in its execution yet. Step Functions answers questions with a delay (they are "eventually
 * consistent"), and a message is sent by the state before the one it tells of: the message comes again a little later.
 */
final class Unconfirmed extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unconfirmed(String message) {
        super(message);
    }
}
