package dev.countersign.definitions.text;

/** Stands where the body follows with the next commits. */
public final class Pending {

    private Pending() {}

    @SuppressWarnings("TypeParameterUnusedInFormals")
    public static <T> T body(Object... of) {
        if (of.length == 0) {
            throw new IllegalArgumentException();
        }
        throw new UnsupportedOperationException();
    }
}
