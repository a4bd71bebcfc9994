package dev.countersign.execution;

/** A message that can never be handled; it goes to the dead-letter queue. The text of the exception contains no token. */
public final class Undeliverable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Undeliverable(String message) {
        super(message);
    }
}
