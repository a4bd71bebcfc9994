package dev.countersign.localaws.stepfunctions.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Serializes the changes of one execution within this engine, since only one of them could commit. */
final class Turns {

    /** Different executions may share a lock; that only makes them wait for each other. */
    private static final int LOCKS = 1024;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    /** Runs the work while no other thread changes the execution. The work must not call this method. */
    <T> T of(ExecutionKey key, Supplier<T> work) {
        var lock = locks[Math.floorMod(key.hashCode(), LOCKS)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
