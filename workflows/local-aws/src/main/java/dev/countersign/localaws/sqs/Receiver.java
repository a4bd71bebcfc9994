package dev.countersign.localaws.sqs;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.sqs.Arrivals.Emptiness;
import dev.countersign.localaws.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives messages, with long polling. No connection is held while waiting. */
public final class Receiver {

    /** After how long, at most, a long poll notices a message sent by another process. */
    private static final long LOOK_MILLIS = 1000;

    private final Database durable;
    private final Database relaxed;
    private final Account account;
    private final Clock clock;
    private final KnownQueues known;
    private final MessageRows messages;
    private final FifoReceipts fifo;
    private final Arrivals arrivals;

    Receiver(
            Database durable,
            Database relaxed,
            Account account,
            Clock clock,
            KnownQueues known,
            MessageRows messages,
            FifoReceipts fifo,
            Arrivals arrivals) {
        this.durable = durable;
        this.relaxed = relaxed;
        this.account = account;
        this.clock = clock;
        this.known = known;
        this.messages = messages;
        this.fifo = fifo;
        this.arrivals = arrivals;
    }

    /**
     * What to receive. The settings of the queue are the defaults.
     *
     * @param queue the name
     * @param limit 1 to 10 messages
     * @param attempt by which a receipt from a FIFO queue can be repeated
     */
    public record Wanted(
            String queue,
            int limit,
            @Nullable Integer waitSeconds,
            @Nullable Integer visibilitySeconds,
            @Nullable String attempt) {

        /** Without an id of the attempt, and hidden for as long as the queue says. */
        public static Wanted upTo(String queue, int limit, int waitSeconds) {
            return new Wanted(queue, limit, waitSeconds, null, null);
        }
    }

    /**
     * What one query of a queue found.
     *
     * @param nothingMore the observation that the queue is empty; used only if there are no messages
     */
    private record Look(Queue queue, int waitSeconds, List<ReceivedMessage> messages, Emptiness nothingMore) {}

    public List<ReceivedMessage> receive(Wanted wanted) throws InterruptedException {
        var begun = System.nanoTime();
        while (true) {
            var look = wanted.queue().endsWith(Queue.FIFO)
                    ? durable.inTransaction(transaction -> look(transaction, wanted))
                    : relaxed.atOnce(connection -> look(connection, wanted));
            var leftMillis = look.waitSeconds() * 1000L
                    - Duration.ofNanos(System.nanoTime() - begun).toMillis();
            if (!look.messages().isEmpty() || leftMillis <= 0) {
                return look.messages();
            }
            var empty = look.nothingMore();
            var pause = Duration.ofMillis(Math.clamp(empty.until() - clock.millis(), 1, leftMillis));
            if (!arrivals.of(look.queue().id()).await(empty.count(), pause)) {
                return List.of();
            }
        }
    }

    private Look look(Connection connection, Wanted wanted) throws SQLException {
        var queue = known.require(connection, wanted.queue());
        var settings = queue.settings();
        int wait = wanted.waitSeconds() == null ? settings.receiveWaitSeconds() : wanted.waitSeconds();
        int visibility = wanted.visibilitySeconds() == null ? settings.visibilitySeconds() : wanted.visibilitySeconds();
        var queueArrivals = arrivals.of(queue.id());
        var now = clock.millis();
        var stillEmpty = queueArrivals.emptiness(now);
        if (wait > 0 && stillEmpty.isPresent()) {
            return new Look(queue, wait, List.of(), stillEmpty.get());
        }
        var count = queueArrivals.count();
        var deadLetters = settings.deadLetters();
        if (deadLetters != null) {
            MessageRows.bury(connection, queue, deadLetters, account.queueArn(queue.name()), now)
                    .ifPresent(arrivals::signal);
        }
        var taken = queue.isFifo()
                ? fifo.take(connection, queue, wanted.limit(), now, visibility, wanted.attempt())
                : messages.take(connection, queue, wanted.limit(), now, visibility);
        var nothingMore = new Emptiness(count, Math.min(taken.nextVisible(), now + LOOK_MILLIS));
        if (taken.messages().size() < wanted.limit()) {
            queueArrivals.isEmpty(nothingMore);
        }
        return new Look(queue, wait, taken.messages(), nothingMore);
    }

    /** Deletes messages after they were handled. Those that were received again meanwhile stay. */
    public void delete(List<ReceivedMessage> handled) {
        var handles = handled.stream().map(ReceivedMessage::handle).toList();
        // Of a FIFO queue durably: after a crash no message comes again after a later one of its group.
        var inOrder = handled.stream().anyMatch(message -> message.ids().deduplication() != null);
        var database = inOrder ? durable : relaxed;
        database.atOnce(connection -> {
            MessageRows.delete(connection, handles);
            return handles;
        });
        if (inOrder) {
            handles.stream().map(ReceiptHandle::queue).distinct().forEach(arrivals::signal);
        }
    }
}
