package dev.countersign.localaws.sns;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.Element;
import dev.countersign.localaws.http.Parameters;
import dev.countersign.localaws.store.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The actions on subscriptions. */
final class SubscriptionActions {

    private static final int PAGE = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final Pattern ARN = Pattern.compile("(.+):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Database database;
    private final Account account;
    private final Topics topics;
    private final Ids ids;

    SubscriptionActions(Database database, Account account, Topics topics, Ids ids) {
        this.database = database;
        this.account = account;
        this.topics = topics;
        this.ids = ids;
    }

    /** Subscriptions of queues and functions of the account need no confirmation. */
    List<Element> subscribe(Parameters parameters) {
        var topic = topics.nameOf(parameters.text("TopicArn").orElse(""));
        var protocol = parameters.text("Protocol").orElse("");
        var endpoint = parameters.text("Endpoint").orElse("");
        requireEndpoint(topic, protocol, endpoint);
        var given = parameters.textMap("Attributes");
        var wanted = subscribing(
                new Subscription(ids.next(), topic, protocol, endpoint, false, "MessageAttributes", null), given);
        var id = database.inTransaction(transaction -> {
            if (TopicRows.attributes(transaction, topic).isEmpty()) {
                throw SnsErrors.topicDoesNotExist();
            }
            if (TopicRows.insert(transaction, wanted)) {
                return wanted.id();
            }
            var present = TopicRows.subscription(transaction, topic, protocol, endpoint)
                    .orElseThrow(SnsErrors::topicDoesNotExist);
            if (!present.equals(subscribing(present, given))) {
                throw SnsErrors.invalidParameter(
                        "Attributes Reason: Subscription already exists with different attributes");
            }
            return present.id();
        });
        return List.of(Element.of("SubscriptionArn", topics.arn(topic, id)));
    }

    private static Subscription subscribing(Subscription before, Map<String, String> attributes) {
        try {
            var subscription = before;
            for (var attribute : attributes.entrySet()) {
                subscription = with(subscription, attribute.getKey(), attribute.getValue());
            }
            requireReadableFilter(subscription);
            return subscription;
        } catch (AwsError refused) {
            var prefix = "Invalid parameter: ";
            var text = refused.text();
            throw text.startsWith(prefix + "FilterPolicy")
                    ? SnsErrors.invalidParameter("Attributes Reason: " + text.substring(prefix.length()))
                    : refused;
        }
    }

    private void requireEndpoint(String topic, String protocol, String endpoint) {
        var name = switch (protocol) {
            case "sqs" -> account.queueName(endpoint);
            case "lambda" -> account.functionName(endpoint);
            default ->
                throw SnsErrors.invalidParameter("Protocol Reason: this endpoint delivers to sqs and lambda only");
        };
        if (name.filter(text -> text.matches("[A-Za-z0-9_-]{1,80}(\\.fifo)?")).isEmpty()) {
            throw SnsErrors.invalidParameter(protocol.equals("sqs") ? "SQS endpoint ARN" : "Lambda endpoint ARN");
        }
        if (endpoint.endsWith(Topics.FIFO) && !topic.endsWith(Topics.FIFO)) {
            throw SnsErrors.invalidParameter(
                    "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
        }
        if (topic.endsWith(Topics.FIFO) && !protocol.equals("sqs")) {
            throw SnsErrors.invalidParameter("Invalid parameter: Endpoint Reason: Please use FIFO SQS queue");
        }
    }

    private static Subscription with(Subscription subscription, String name, String value) {
        return switch (name) {
            case "RawMessageDelivery" -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw SnsErrors.invalidParameter(
                            "Attributes Reason: RawMessageDelivery: Invalid value [%s].".formatted(value));
                }
                if (value.equals("true") && subscription.protocol().equals("lambda")) {
                    throw SnsErrors.invalidParameter(
                            "Attributes Reason: Delivery protocol [lambda] does not support raw message delivery.");
                }
                yield subscription.withRawDelivery(value.equals("true"));
            }
            case "FilterPolicy" -> subscription.withFilter(value.isEmpty() || value.equals("{}") ? null : value);
            case "FilterPolicyScope" -> {
                if (!value.equals("MessageAttributes") && !value.equals("MessageBody")) {
                    throw SnsErrors.invalidParameter("FilterPolicyScope: Invalid value [%s].".formatted(value));
                }
                yield subscription.withFilterScope(value);
            }
            default -> throw SnsErrors.invalidParameter("AttributeName");
        };
    }

    private static void requireReadableFilter(Subscription subscription) {
        if (subscription.filter() != null) {
            FilterPolicy.parse(subscription.filter(), subscription.filterScope().equals("MessageBody"))
                    .requireAllowed();
        }
    }

    List<Element> unsubscribe(Parameters parameters) {
        var id = id(parameters);
        database.inTransaction(transaction -> {
            TopicRows.deleteSubscription(transaction, id);
            return id;
        });
        return List.of();
    }

    List<Element> list(Parameters parameters) {
        return page(parameters, null);
    }

    List<Element> listByTopic(Parameters parameters) {
        return page(parameters, topics.nameOf(parameters.text("TopicArn").orElse("")));
    }

    private List<Element> page(Parameters parameters, @Nullable String topic) {
        var after = parameters
                .text("NextToken")
                .map(token -> {
                    if (!TOKEN.matcher(token).matches()) {
                        throw SnsErrors.invalidParameter("NextToken");
                    }
                    return UUID.fromString(token);
                })
                .orElse(BEFORE_ALL);
        var found = database.inTransaction(transaction -> {
            if (topic != null && TopicRows.attributes(transaction, topic).isEmpty()) {
                throw SnsErrors.topicDoesNotExist();
            }
            return TopicRows.page(transaction, topic, after, PAGE + 1);
        });
        var result = new ArrayList<Element>();
        result.add(Element.of(
                "Subscriptions", found.stream().limit(PAGE).map(this::describe).toList()));
        if (found.size() > PAGE) {
            result.add(Element.of("NextToken", found.get(PAGE - 1).id().toString()));
        }
        return result;
    }

    private Element describe(Subscription subscription) {
        return Element.of(
                "member",
                Element.of("TopicArn", account.topicArn(subscription.topic())),
                Element.of("Protocol", subscription.protocol()),
                Element.of("SubscriptionArn", topics.arn(subscription.topic(), subscription.id())),
                Element.of("Owner", account.id()),
                Element.of("Endpoint", subscription.endpoint()));
    }

    List<Element> getAttributes(Parameters parameters) {
        var id = id(parameters);
        var subscription = database.inTransaction(transaction ->
                TopicRows.subscription(transaction, id).orElseThrow(SnsErrors::subscriptionDoesNotExist));
        var told = new LinkedHashMap<String, String>();
        told.put("SubscriptionArn", topics.arn(subscription.topic(), id));
        told.put("TopicArn", account.topicArn(subscription.topic()));
        told.put("Owner", account.id());
        told.put("Protocol", subscription.protocol());
        told.put("Endpoint", subscription.endpoint());
        told.put("ConfirmationWasAuthenticated", "true");
        told.put("PendingConfirmation", "false");
        told.put("RawMessageDelivery", Boolean.toString(subscription.rawDelivery()));
        if (subscription.filter() != null) {
            told.put("FilterPolicy", subscription.filter());
            told.put("FilterPolicyScope", subscription.filterScope());
        }
        return List.of(Sns.attributes(told));
    }

    List<Element> setAttribute(Parameters parameters) {
        var id = id(parameters);
        var name = parameters.text("AttributeName").orElse("");
        var value = parameters.text("AttributeValue").orElse("");
        database.inTransaction(transaction -> {
            var present = TopicRows.subscription(transaction, id).orElseThrow(SnsErrors::subscriptionDoesNotExist);
            var changed = with(present, name, value);
            requireReadableFilter(changed);
            TopicRows.update(transaction, changed);
            return changed;
        });
        return List.of();
    }

    private UUID id(Parameters parameters) {
        var arn = ARN.matcher(parameters.text("SubscriptionArn").orElse(""));
        if (!arn.matches() || account.topicName(arn.group(1)).isEmpty()) {
            throw SnsErrors.invalidParameter("SubscriptionArn");
        }
        return UUID.fromString(arn.group(2));
    }
}
