package dev.countersign.localaws.sqs;

import dev.countersign.localaws.keys.Sealing;
import dev.countersign.localaws.store.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What FIFO queues and topics accepted in the last five minutes. A message that comes again is answered like the first one and not delivered.
 * The caller holds the lock of its queue or topic, so that two of the same id cannot both be the first.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html">Using the
 *     message deduplication ID</a>
 */
public final class Deduplication {

    static final long INTERVAL_MILLIS = 5 * 60_000;

    private final Sealing sealing;

    public Deduplication(Sealing sealing) {
        this.sealing = sealing;
    }

    /** What the sender of the first message was told. */
    public record Accepted(UUID messageId, long sequence) {}

    /**
     * Identifies a message without revealing it.
     *
     * @param scope the queue or topic, and its group if each group is for itself
     */
    public byte[] key(String scope, String id) {
        return sealing.keyedHash("deduplication " + scope, id);
    }

    /** The id of a message that has none of its own: a hash of its body. */
    public static String idOf(String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The same message, if it was accepted in the last five minutes. */
    public Optional<Accepted> earlier(Connection transaction, byte[] key, long now) throws SQLException {
        return Sql.first(
                transaction,
                "select message_id, sequence from deduplication where key = ? and sent_at > ?",
                row -> new Accepted(row.getObject(1, UUID.class), row.getLong(2)),
                key,
                now - INTERVAL_MILLIS);
    }

    public void remember(Connection transaction, byte[] key, Accepted accepted, long now) throws SQLException {
        Sql.update(transaction, """
                insert into deduplication (key, message_id, sequence, sent_at) values (?, ?, ?, ?)
                on conflict (key) do update
                set message_id = excluded.message_id, sequence = excluded.sequence, sent_at = excluded.sent_at
                """, key, accepted.messageId(), accepted.sequence(), now);
    }

    /** Deletes what is older than five minutes. */
    static int deleteExpired(Connection transaction, long now) throws SQLException {
        return Sql.update(transaction, "delete from deduplication where sent_at <= ?", now - INTERVAL_MILLIS);
    }
}
