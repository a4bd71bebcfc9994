package dev.countersign.live;

/** Ends with {@link #close}, which is idempotent. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
