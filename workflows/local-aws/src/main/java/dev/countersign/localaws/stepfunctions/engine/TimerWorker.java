package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.stepfunctions.protocol.Times;
import dev.countersign.localaws.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires timers. Only the earliest due time is in memory; the timers stay in the database until they are due. Every {@code poll} it reads the
 * earliest due time again, for timers that other processes set.
 */
final class TimerWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TimerWorker.class);
    private static final int BATCH = 64;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(25);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final String DUE = """
            select due_at, machine, execution, timer from sfn_timer where due_at <= ? order by due_at limit ?
            """;

    private static final String NEXT = "select due_at from sfn_timer order by due_at limit 1";

    private final Database database;
    private final Engine engine;
    private final Clock clock;
    private final Duration poll;
    private final Thread thread;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("states-timer-", 0).factory());
    private Instant next = Instant.MIN;
    private Duration pause = SHORTEST_PAUSE;
    private boolean closed;

    TimerWorker(Database database, Engine engine, Clock clock, Duration poll) {
        this.database = database;
        this.engine = engine;
        this.clock = clock;
        this.poll = poll;
        this.thread = Thread.ofVirtual().name("states-timers").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Notes a timer that was set and committed. */
    synchronized void timerAt(Instant due) {
        if (due.isBefore(next)) {
            next = due;
            notifyAll();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(GRACE);
            threads.shutdown();
            if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("due timers are still being fired at the stop");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (sleepUntilNext()) {
            try {
                fireDue();
            } catch (RuntimeException | Error failed) {
                LOG.warn("could not read due timers; reading again in {}", pause, failed);
                lookAgainSoon();
            }
        }
    }

    private synchronized boolean sleepUntilNext() {
        try {
            for (long millis = untilNext(); !closed && millis > 0; millis = untilNext()) {
                wait(millis);
            }
            // Timers set from now on are noted; those set before are read from the database.
            next = clock.instant().plus(poll);
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private long untilNext() {
        var now = clock.instant();
        return next.isAfter(now) ? Math.max(1, now.until(next).toMillis()) : 0;
    }

    private void fireDue() {
        var due = due();
        var fired = due.stream()
                .map(timer -> CompletableFuture.supplyAsync(() -> fire(timer), threads))
                .toList();
        boolean all = fired.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
        if (!all) {
            lookAgainSoon();
            return;
        }
        pause = SHORTEST_PAUSE;
        if (due.size() == BATCH) {
            timerAt(clock.instant());
        } else {
            var earliest = earliest();
            if (earliest != null) {
                timerAt(earliest);
            }
        }
    }

    /** With back-off while the failure lasts, up to the regular interval. */
    private void lookAgainSoon() {
        timerAt(clock.instant().plus(pause));
        pause = pause.multipliedBy(2).compareTo(poll) < 0 ? pause.multipliedBy(2) : poll;
    }

    private boolean fire(DueTimer timer) {
        try {
            engine.fire(timer);
            return true;
        } catch (RuntimeException | Error failed) {
            LOG.warn("timer {} of execution {} failed; firing it again", timer.timer(), timer.execution(), failed);
            return false;
        }
    }

    private List<DueTimer> due() {
        return database.inTransaction(tx -> {
            try (var query = tx.prepareStatement(DUE)) {
                query.setObject(1, Times.toSql(clock.instant()));
                query.setInt(2, BATCH);
                var due = new ArrayList<DueTimer>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        due.add(new DueTimer(
                                rows.getObject("due_at", OffsetDateTime.class).toInstant(),
                                new ExecutionKey(rows.getInt("machine"), rows.getLong("execution")),
                                rows.getLong("timer")));
                    }
                }
                return due;
            }
        });
    }

    private @Nullable Instant earliest() {
        return database.<@Nullable Instant>inTransaction(tx -> {
            try (var query = tx.prepareStatement(NEXT);
                    var rows = query.executeQuery()) {
                return rows.next() ? Times.fromSql(rows.getObject(1, OffsetDateTime.class)) : null;
            }
        });
    }
}
