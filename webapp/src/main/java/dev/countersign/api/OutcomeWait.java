package dev.countersign.api;

import dev.countersign.live.Change;
import dev.countersign.live.Changes;
import dev.countersign.live.Subscription;
import dev.countersign.request.RequestId;
import dev.countersign.token.Caller;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Holds a call until a request has changed in the wanted way, or its time is over. No connection to the database is held meanwhile. Whoever waits with too many
 * calls at once is answered at once, and asks again.
 */
@Component
class OutcomeWait {

    /** Programs give up after a minute, so this is less. */
    static final Duration LONGEST = Duration.ofSeconds(50);

    /** Should a change not be told, it is seen after this time. */
    private static final Duration READ_AGAIN = Duration.ofSeconds(15);

    private final Changes changes;
    private final Semaphore places;
    private final int perCaller;
    private final Map<Object, Integer> waiting = new ConcurrentHashMap<>();

    OutcomeWait(
            Changes changes,
            @Value("${countersign.limits.mcp.waits:500}") int places,
            @Value("${countersign.limits.mcp.waits-per-program:20}") int perCaller) {
        this.changes = changes;
        this.places = new Semaphore(places);
        this.perCaller = perCaller;
    }

    /**
     * What was read last.
     *
     * @param read reads the request, with the rights that the caller has then
     * @param done whether it has changed in the wanted way
     */
    <T> T until(Caller caller, RequestId request, Duration most, Supplier<T> read, Predicate<T> done) {
        if (!places.tryAcquire()) {
            return read.get();
        }
        try {
            return waiting.merge(caller.counted(), 1, Integer::sum) > perCaller
                    ? read.get()
                    : wait(caller, request, most, read, done);
        } finally {
            waiting.computeIfPresent(caller.counted(), (_, calls) -> calls > 1 ? calls - 1 : null);
            places.release();
        }
    }

    private <T> T wait(Caller caller, RequestId request, Duration most, Supplier<T> read, Predicate<T> done) {
        Semaphore changed = new Semaphore(0);
        try (Subscription _ = changes.subscribe(caller.tenant(), change -> tell(change, request, changed))) {
            long end = System.nanoTime() + most.toNanos();
            T found = read.get();
            long left = end - System.nanoTime();
            while (!done.test(found) && left > 0) {
                if (changed.tryAcquire(Math.min(left, READ_AGAIN.toNanos()), TimeUnit.NANOSECONDS)) {
                    changed.drainPermits();
                }
                found = read.get();
                left = end - System.nanoTime();
            }
            return found;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return read.get();
        }
    }

    private static void tell(Change change, RequestId request, Semaphore changed) {
        if (change.isAbout(request.value())) {
            changed.release();
        }
    }
}
