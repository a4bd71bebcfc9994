package dev.countersign.localaws.sns;

import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.sqs.Deduplication;
import dev.countersign.localaws.sqs.NewMessage;
import dev.countersign.localaws.sqs.SequenceNumber;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Accepts messages to FIFO topics. The transaction locks the topic until its commit, so the order of the topic is the order of the commits. */
final class FifoTopics {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXT_MAP = new TypeReference<>() {};

    private final Clock clock;
    private final Ids ids;
    private final Deduplication deduplication;

    FifoTopics(Clock clock, Ids ids, Deduplication deduplication) {
        this.clock = clock;
        this.ids = ids;
        this.deduplication = deduplication;
    }

    /** How a message is delivered that has not been accepted before. */
    @FunctionalInterface
    interface Delivery {

        void deliver(UUID messageId, String sequenceNumber, Publication publication) throws SQLException;
    }

    private record Topic(long id, Map<String, String> attributes) {}

    /** @throws AwsError NotFound, InvalidParameter */
    Published publish(Connection transaction, String topic, Publication given, Delivery delivery) throws SQLException {
        var group = given.groupId();
        if (group == null) {
            throw SnsErrors.invalidParameter("The MessageGroupId parameter is required for FIFO topics");
        }
        requireId("MessageGroupId", group);
        requireId("MessageDeduplicationId", given.deduplicationId());
        var locked = lock(transaction, topic);
        var publication = given.identifiedBy(deduplicationId(locked, given));
        var scope = "MessageGroup".equals(locked.attributes().get("FifoThroughputScope")) ? " " + group : "";
        var key = deduplication.key("topic " + locked.id() + scope, String.valueOf(publication.deduplicationId()));
        var now = clock.millis();
        var accepted = deduplication.earlier(transaction, key, now);
        if (accepted.isEmpty()) {
            accepted = Optional.of(new Deduplication.Accepted(ids.next(), next(transaction)));
            deduplication.remember(transaction, key, accepted.get(), now);
            delivery.deliver(
                    accepted.get().messageId(), SequenceNumber.of(accepted.get().sequence()), publication);
        }
        return new Published(
                accepted.get().messageId().toString(),
                Optional.of(SequenceNumber.of(accepted.get().sequence())));
    }

    private static void requireId(String name, @Nullable String id) {
        if (id != null && !NewMessage.isId(id)) {
            throw SnsErrors.invalidParameter(
                    name + " Reason: it can only include alphanumeric and punctuation characters, 1 to 128 in length");
        }
    }

    private static String deduplicationId(Topic topic, Publication given) {
        if (given.deduplicationId() != null) {
            return given.deduplicationId();
        }
        if (!"true".equals(topic.attributes().get("ContentBasedDeduplication"))) {
            throw SnsErrors.invalidParameter(
                    "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }
        return Deduplication.idOf(given.message());
    }

    private static Topic lock(Connection transaction, String name) throws SQLException {
        return Sql.first(
                        transaction,
                        "select id, attributes from topic where name = ? for update",
                        row -> new Topic(row.getLong(1), JSON.readValue(row.getString(2), TEXT_MAP)),
                        name)
                .orElseThrow(SnsErrors::topicDoesNotExist);
    }

    private static long next(Connection transaction) throws SQLException {
        return Sql.first(transaction, "select nextval('topic_sequence')", row -> row.getLong(1))
                .orElseThrow();
    }
}
