package dev.countersign.e2e.durability;

/** The exception of the function if it must fail. */
public final class Hiccup extends RuntimeException {

    private static final long serialVersionUID = 1;
}
