package dev.countersign.asl;

/** A text that is not a JSONata expression. */
public final class InvalidExpression extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidExpression(String message) {
        super(message, null, false, false);
    }
}
