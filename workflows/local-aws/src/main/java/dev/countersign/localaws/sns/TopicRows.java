package dev.countersign.localaws.sns;

import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of topics and subscriptions. */
final class TopicRows {

    private static final String SUBSCRIPTIONS = """
            select subscription.id, topic.name, protocol, endpoint, raw_delivery, filter_scope, filter
            from subscription join topic on topic.id = subscription.topic_id
            """;

    private TopicRows() {}

    /** False when there is one of that name. */
    static boolean insert(Connection transaction, String name, String attributes) throws SQLException {
        return Sql.update(
                        transaction,
                        "insert into topic (name, attributes) values (?, ?::jsonb) on conflict (name) do nothing",
                        name,
                        attributes)
                == 1;
    }

    static Optional<String> attributes(Connection transaction, String name) throws SQLException {
        return Sql.first(transaction, "select attributes from topic where name = ?", row -> row.getString(1), name);
    }

    static void setAttributes(Connection transaction, String name, String attributes) throws SQLException {
        Sql.update(transaction, "update topic set attributes = ?::jsonb where name = ?", attributes, name);
    }

    static void delete(Connection transaction, String name) throws SQLException {
        Sql.update(transaction, "delete from topic where name = ?", name);
    }

    static List<String> names(Connection transaction, String after, int limit) throws SQLException {
        return Sql.list(
                transaction,
                "select name from topic where name > ? order by name limit ?",
                row -> row.getString(1),
                after,
                limit);
    }

    /** False when the topic has a subscription of this protocol and endpoint. */
    static boolean insert(Connection transaction, Subscription subscription) throws SQLException {
        return Sql.update(
                        transaction,
                        """
                        insert into subscription (id, topic_id, protocol, endpoint, raw_delivery, filter_scope, filter)
                        select ?, id, ?, ?, ?, ?, ? from topic where name = ?
                        on conflict (topic_id, protocol, endpoint) do nothing
                        """,
                        subscription.id(),
                        subscription.protocol(),
                        subscription.endpoint(),
                        subscription.rawDelivery(),
                        subscription.filterScope(),
                        subscription.filter(),
                        subscription.topic())
                == 1;
    }

    static void update(Connection transaction, Subscription subscription) throws SQLException {
        Sql.update(
                transaction,
                "update subscription set raw_delivery = ?, filter_scope = ?, filter = ? where id = ?",
                subscription.rawDelivery(),
                subscription.filterScope(),
                subscription.filter(),
                subscription.id());
    }

    static void deleteSubscription(Connection transaction, UUID id) throws SQLException {
        Sql.update(transaction, "delete from subscription where id = ?", id);
    }

    static Optional<Subscription> subscription(Connection transaction, UUID id) throws SQLException {
        return Sql.first(transaction, SUBSCRIPTIONS + "where subscription.id = ?", TopicRows::read, id);
    }

    static Optional<Subscription> subscription(Connection transaction, String topic, String protocol, String endpoint)
            throws SQLException {
        return Sql.first(
                transaction,
                SUBSCRIPTIONS + "where topic.name = ? and protocol = ? and endpoint = ?",
                TopicRows::read,
                topic,
                protocol,
                endpoint);
    }

    static List<Subscription> subscriptions(Connection transaction, String topic) throws SQLException {
        return Sql.list(transaction, SUBSCRIPTIONS + "where topic.name = ?", TopicRows::read, topic);
    }

    /** A page of the subscriptions of a topic, or of all where none is given. */
    static List<Subscription> page(Connection transaction, @Nullable String topic, UUID after, int limit)
            throws SQLException {
        return Sql.list(
                transaction,
                SUBSCRIPTIONS
                        + "where topic.name = coalesce(?, topic.name) and subscription.id > ? order by subscription.id limit ?",
                TopicRows::read,
                topic,
                after,
                limit);
    }

    private static Subscription read(ResultSet row) throws SQLException {
        return new Subscription(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getString(6),
                row.getString(7));
    }
}
