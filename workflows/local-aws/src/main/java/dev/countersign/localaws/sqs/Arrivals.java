package dev.countersign.localaws.sqs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the long polls of this process when a message may have arrived. Other processes poll the database instead. */
final class Arrivals {

    private final ConcurrentMap<Long, QueueArrivals> byQueue = new ConcurrentHashMap<>();
    private volatile boolean closed;

    QueueArrivals of(long queue) {
        return byQueue.computeIfAbsent(queue, id -> new QueueArrivals());
    }

    void signal(long queue) {
        var queueArrivals = byQueue.get(queue);
        if (queueArrivals != null) {
            queueArrivals.signal();
        }
    }

    /** Ends every wait, also later ones. */
    void close() {
        closed = true;
        byQueue.values().forEach(QueueArrivals::signal);
    }

    /**
     * The observation that a queue had no visible message.
     *
     * @param count the count of arrivals before it
     * @param until the time, in milliseconds since 1970, from which there may be a visible message without an arrival
     */
    record Emptiness(long count, long until) {}

    final class QueueArrivals {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition arrived = lock.newCondition();
        private long count;
        private Emptiness emptiness = new Emptiness(-1, 0);

        /** The count of arrivals. Read it before looking for messages, so that one that arrives meanwhile ends the wait. */
        long count() {
            lock.lock();
            try {
                return count;
            } finally {
                lock.unlock();
            }
        }

        /** Notes that the queue has no visible message. */
        void isEmpty(Emptiness seen) {
            lock.lock();
            try {
                if (seen.count() == count) {
                    emptiness = seen;
                }
            } finally {
                lock.unlock();
            }
        }

        /** The last observation that the queue is empty, if it still holds. */
        Optional<Emptiness> emptiness(long now) {
            lock.lock();
            try {
                return emptiness.count() == count && now < emptiness.until()
                        ? Optional.of(emptiness)
                        : Optional.empty();
            } finally {
                lock.unlock();
            }
        }

        /** Waits until the count of arrivals exceeds this one, or for this time. Returns false once nobody may wait any more. */
        boolean await(long seen, Duration atMost) throws InterruptedException {
            lock.lock();
            try {
                var left = atMost.toNanos();
                while (count == seen && left > 0 && !closed) {
                    left = arrived.awaitNanos(left);
                }
                return !closed;
            } finally {
                lock.unlock();
            }
        }

        private void signal() {
            lock.lock();
            try {
                count++;
                arrived.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
