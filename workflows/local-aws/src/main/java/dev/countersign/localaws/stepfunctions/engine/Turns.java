package dev.countersign.localaws.stepfunctions.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lets the threads of this engine work on an execution one after the other, since only one of them could commit. */
final class Turns {

    /** Executions that share a lock wait for each other now and then, which changes nothing. */
    private static final int LOCKS = 1024;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    /** Does the work when it is this thread's turn. It must not ask for another turn. */
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
