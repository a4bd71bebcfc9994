package dev.countersign.definitions.message;

/** A message that no version of a compiled template sends. It goes to the dead-letter queue. */
public final class MalformedMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedMessage(String what) {
        super(what);
    }

    MalformedMessage(String what, Throwable cause) {
        super(what, cause);
    }
}
