package dev.countersign.localaws.sqs;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives messages out, and waits for them where that is asked. No connection is held while waiting. */
public final class Receiver {

    /** How long a message sent by another process may go unnoticed by a long poll. */
    private static final long LOOK_MILLIS = 1000;

    private final Database database;
    private final Account account;
    private final Clock clock;
    private final KnownQueues known;
    private final Arrivals arrivals;

    Receiver(Database database, Account account, Clock clock, KnownQueues known, Arrivals arrivals) {
        this.database = database;
        this.account = account;
        this.clock = clock;
        this.known = known;
        this.arrivals = arrivals;
    }

    /**
     * What to receive; what is left open is as the queue has it.
     *
     * @param queue the name
     * @param limit 1 to 10 messages
     */
    public record Wanted(
            String queue,
            int limit,
            @Nullable Integer waitSeconds,
            @Nullable Integer visibilitySeconds) {}

    /** One look: the messages, or how many milliseconds later another look is worth it. */
    private record Look(Queue queue, List<ReceivedMessage> messages, long seen, long nextInMillis) {}

    public List<ReceivedMessage> receive(Wanted wanted) throws InterruptedException {
        var begun = System.nanoTime();
        while (true) {
            var look = database.atOnce(connection -> look(connection, wanted));
            var waitSeconds =
                    wanted.waitSeconds() == null ? look.queue().settings().receiveWaitSeconds() : wanted.waitSeconds();
            var leftMillis = waitSeconds * 1000L
                    - Duration.ofNanos(System.nanoTime() - begun).toMillis();
            if (!look.messages().isEmpty() || leftMillis <= 0) {
                return look.messages();
            }
            var pause = Duration.ofMillis(Math.min(leftMillis, look.nextInMillis()));
            if (!arrivals.of(look.queue().id()).await(look.seen(), pause)) {
                return List.of();
            }
        }
    }

    private Look look(Connection connection, Wanted wanted) throws SQLException {
        var queue = known.require(connection, wanted.queue());
        var seen = arrivals.of(queue.id()).count();
        var now = clock.millis();
        var deadLetters = queue.settings().deadLetters();
        if (deadLetters != null) {
            MessageRows.bury(connection, queue, deadLetters, account.queueArn(queue.name()), now)
                    .ifPresent(arrivals::ring);
        }
        var visibility =
                wanted.visibilitySeconds() == null ? queue.settings().visibilitySeconds() : wanted.visibilitySeconds();
        var messages = MessageRows.take(connection, queue, wanted.limit(), now, visibility);
        var next = messages.isEmpty()
                ? MessageRows.nextVisible(connection, queue.id(), now)
                        .map(at -> at - now)
                        .filter(millis -> millis < LOOK_MILLIS)
                        .orElse(LOOK_MILLIS)
                : 0L;
        return new Look(queue, messages, seen, next);
    }

    /** Deletes a message that was dealt with. */
    public void delete(ReceivedMessage message) {
        database.atOnce(connection -> {
            MessageRows.delete(connection, List.of(message.handle()));
            return message;
        });
    }
}
