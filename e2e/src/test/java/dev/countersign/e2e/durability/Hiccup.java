package dev.countersign.e2e.durability;

/** What the function fails with where it is to fail. */
public final class Hiccup extends RuntimeException {

    private static final long serialVersionUID = 1;
}
