package dev.countersign.audit;

/** The last entry of a chain: how many entries there are, and the hash that covers them all. */
record Head(long sequence, Hash hash) {

    static final Head EMPTY = new Head(0, Hash.NONE);
}
