package dev.countersign.localaws.sns;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.http.Element;
import dev.countersign.localaws.http.Parameters;
import dev.countersign.localaws.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The actions on topics. */
final class TopicActions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, String>> TEXT_MAP = new TypeReference<>() {};
    private static final int PAGE = 100;

    /** Attributes that are stored and returned, and have no effect here. */
    private static final Set<String> ATTRIBUTES =
            Set.of("DisplayName", "Policy", "DeliveryPolicy", "KmsMasterKeyId", "TracingConfig", "SignatureVersion");

    /** What the attributes of FIFO topics can be. */
    private static final Map<String, Set<String>> FIFO_VALUES = Map.of(
            "ContentBasedDeduplication", Set.of("true", "false"),
            "FifoThroughputScope", Set.of("Topic", "MessageGroup"));

    private final Database database;
    private final Account account;
    private final Topics topics;

    TopicActions(Database database, Account account, Topics topics) {
        this.database = database;
        this.account = account;
        this.topics = topics;
    }

    List<Element> create(Parameters parameters) {
        var name = parameters.text("Name").orElse("");
        var attributes = parameters.textMap("Attributes");
        var fifo = isFifo(name, attributes.remove("FifoTopic"));
        if (!parameters.below("Tags").all().isEmpty()) {
            throw SnsErrors.invalidParameter("This endpoint keeps no tags.");
        }
        attributes.forEach((attribute, value) -> requireKnown(name, attribute, value));
        if (fifo) {
            attributes.put("FifoTopic", "true");
            attributes.putIfAbsent("ContentBasedDeduplication", "false");
        }
        database.inTransaction(transaction -> {
            if (!TopicRows.insert(transaction, name, JSON.writeValueAsString(attributes))
                    && !read(transaction, name).entrySet().containsAll(attributes.entrySet())) {
                throw SnsErrors.invalidParameter("Attributes Reason: Topic already exists with different attributes");
            }
            return name;
        });
        return List.of(Element.of("TopicArn", account.topicArn(name)));
    }

    private static boolean isFifo(String name, @Nullable String attribute) {
        var fifo = "true".equals(attribute);
        if (fifo && !name.matches("[A-Za-z0-9_-]{1,251}\\.fifo")) {
            throw SnsErrors.invalidParameter(
                    "Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.");
        }
        if (!fifo && !name.matches("[A-Za-z0-9_-]{1,256}")) {
            throw SnsErrors.invalidParameter("Topic Name");
        }
        return fifo;
    }

    private static void requireKnown(String topic, String attribute, String value) {
        var values = topic.endsWith(Topics.FIFO) ? FIFO_VALUES.get(attribute) : null;
        if (values == null ? !ATTRIBUTES.contains(attribute) : !values.contains(value)) {
            throw SnsErrors.invalidParameter(
                    values == null ? "AttributeName" : "Attributes Reason: " + attribute + ": Invalid value " + value);
        }
    }

    private static Map<String, String> read(Connection transaction, String name) throws SQLException {
        return JSON.readValue(
                TopicRows.attributes(transaction, name).orElseThrow(SnsErrors::topicDoesNotExist), TEXT_MAP);
    }

    List<Element> delete(Parameters parameters) {
        var name = topic(parameters);
        database.inTransaction(transaction -> {
            TopicRows.delete(transaction, name);
            return name;
        });
        return List.of();
    }

    List<Element> list(Parameters parameters) {
        var after = parameters.text("NextToken").orElse("");
        var names = database.inTransaction(transaction -> TopicRows.names(transaction, after, PAGE + 1));
        var result = new ArrayList<Element>();
        result.add(Element.of(
                "Topics",
                names.stream()
                        .limit(PAGE)
                        .map(name -> Element.of("member", Element.of("TopicArn", account.topicArn(name))))
                        .toList()));
        if (names.size() > PAGE) {
            result.add(Element.of("NextToken", names.get(PAGE - 1)));
        }
        return result;
    }

    List<Element> getAttributes(Parameters parameters) {
        var name = topic(parameters);
        var told = database.inTransaction(transaction -> {
            var attributes = new LinkedHashMap<String, String>();
            attributes.put("TopicArn", account.topicArn(name));
            attributes.put("Owner", account.id());
            attributes.put("DisplayName", "");
            attributes.putAll(read(transaction, name));
            attributes.put(
                    "SubscriptionsConfirmed",
                    Integer.toString(TopicRows.subscriptions(transaction, name).size()));
            attributes.put("SubscriptionsPending", "0");
            attributes.put("SubscriptionsDeleted", "0");
            return attributes;
        });
        return List.of(Sns.attributes(told));
    }

    /** There are none, since creating a topic with tags is refused. */
    List<Element> tags(Parameters parameters) {
        var name = topics.nameOf(parameters.text("ResourceArn").orElse(""));
        database.inTransaction(transaction -> read(transaction, name));
        return List.of(Element.of("Tags", List.of()));
    }

    List<Element> setAttribute(Parameters parameters) {
        var name = topic(parameters);
        var attribute = parameters.text("AttributeName").orElse("");
        requireKnown(name, attribute, parameters.text("AttributeValue").orElse(""));
        database.inTransaction(transaction -> {
            var attributes = read(transaction, name);
            attributes.put(attribute, parameters.text("AttributeValue").orElse(""));
            TopicRows.setAttributes(transaction, name, JSON.writeValueAsString(attributes));
            return name;
        });
        return List.of();
    }

    private String topic(Parameters parameters) {
        return topics.nameOf(parameters.text("TopicArn").orElse(""));
    }
}
