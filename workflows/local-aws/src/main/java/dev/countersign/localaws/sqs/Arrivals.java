package dev.countersign.localaws.sqs;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the long polls of this process when a message of theirs may have come. Those of other processes look by themselves. */
final class Arrivals {

    private final ConcurrentMap<Long, Bell> bells = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Bell of(long queue) {
        return bells.computeIfAbsent(queue, id -> new Bell());
    }

    void ring(long queue) {
        var bell = bells.get(queue);
        if (bell != null) {
            bell.ring();
        }
    }

    /** Ends every wait, now and from now on. */
    void close() {
        closed = true;
        bells.values().forEach(Bell::ring);
    }

    final class Bell {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition rung = lock.newCondition();
        private long count;

        /** To be taken before looking for messages, so that one that comes while looking is not slept through. */
        long count() {
            lock.lock();
            try {
                return count;
            } finally {
                lock.unlock();
            }
        }

        /** Waits until the bell rings once more than the count given, or the time is over; false when nobody should wait any more. */
        boolean await(long seen, Duration atMost) throws InterruptedException {
            lock.lock();
            try {
                var left = atMost.toNanos();
                while (count == seen && left > 0 && !closed) {
                    left = rung.awaitNanos(left);
                }
                return !closed;
            } finally {
                lock.unlock();
            }
        }

        private void ring() {
            lock.lock();
            try {
                count++;
                rung.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
