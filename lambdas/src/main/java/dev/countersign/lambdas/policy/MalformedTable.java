package dev.countersign.lambdas.policy;

/** The table cannot be read. */
public final class MalformedTable extends PolicyException {

    private static final long serialVersionUID = 1L;

    MalformedTable(String message) {
        super(message);
    }
}
