package dev.countersign.localaws.sqs;

import java.time.Duration;
import java.util.Optional;
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

    /**
     * That a queue held nothing to receive.
     *
     * @param rings how often its bell had rung before
     * @param until the time, in milliseconds since 1970, from which on there may be something though the bell does not ring
     */
    record Emptiness(long rings, long until) {}

    final class Bell {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition rung = lock.newCondition();
        private long rings;
        private Emptiness emptiness = new Emptiness(-1, 0);

        /** To be taken before looking for messages, so that one that comes while looking is not slept through. */
        long rings() {
            lock.lock();
            try {
                return rings;
            } finally {
                lock.unlock();
            }
        }

        /** The queue was looked into and has no more to receive. */
        void isEmpty(Emptiness seen) {
            lock.lock();
            try {
                if (seen.rings() == rings) {
                    emptiness = seen;
                }
            } finally {
                lock.unlock();
            }
        }

        /** Whether the queue is still as empty as somebody saw it. */
        Optional<Emptiness> emptiness(long now) {
            lock.lock();
            try {
                return emptiness.rings() == rings && now < emptiness.until()
                        ? Optional.of(emptiness)
                        : Optional.empty();
            } finally {
                lock.unlock();
            }
        }

        /** Waits until the bell rings once more than the count given, or the time is over; false when nobody should wait any more. */
        boolean await(long seen, Duration atMost) throws InterruptedException {
            lock.lock();
            try {
                var left = atMost.toNanos();
                while (rings == seen && left > 0 && !closed) {
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
                rings++;
                rung.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
