package dev.countersign.pdf;

/** A colour, in parts from 0 to 1. */
record Shade(float red, float green, float blue) {

    static final Shade INK = new Shade(0.1f, 0.1f, 0.12f);
    static final Shade QUIET = new Shade(0.38f, 0.38f, 0.42f);
    static final Shade LINE = new Shade(0.6f, 0.6f, 0.65f);
}
