package dev.countersign.live;

/** Ends with {@link #close}; closing twice is harmless. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
