package dev.countersign.execution;

/** A message that will never be understood, however often it comes: it belongs to the dead letters. Its text holds no token. */
public final class Undeliverable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Undeliverable(String message) {
        super(message);
    }
}
