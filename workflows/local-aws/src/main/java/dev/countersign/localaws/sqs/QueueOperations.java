package dev.countersign.localaws.sqs;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.http.Input;
import dev.countersign.localaws.store.Database;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on queues. */
final class QueueOperations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int PAGE = 1000;
    private static final Set<String> TOLD = Set.of(
            "All",
            "QueueArn",
            "CreatedTimestamp",
            "LastModifiedTimestamp",
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesDelayed",
            "DelaySeconds",
            "MaximumMessageSize",
            "MessageRetentionPeriod",
            "ReceiveMessageWaitTimeSeconds",
            "VisibilityTimeout",
            "RedrivePolicy",
            "RedriveAllowPolicy",
            "Policy",
            "SqsManagedSseEnabled",
            "KmsMasterKeyId",
            "KmsDataKeyReusePeriodSeconds",
            "FifoQueue",
            "ContentBasedDeduplication",
            "DeduplicationScope",
            "FifoThroughputLimit");

    private final Database database;
    private final Account account;
    private final URI endpoint;
    private final Clock clock;
    private final Queues queues;
    private final KnownQueues known;

    QueueOperations(Database database, Account account, URI endpoint, Clock clock, Queues queues, KnownQueues known) {
        this.database = database;
        this.account = account;
        this.endpoint = endpoint;
        this.clock = clock;
        this.queues = queues;
        this.known = known;
    }

    ObjectNode create(Input input) {
        var name = input.text("QueueName").orElseThrow(() -> SqsErrors.missingParameter("QueueName"));
        if (!input.textMap("tags").isEmpty()) {
            throw SqsErrors.unsupported("This endpoint keeps no tags.");
        }
        var attributes = input.textMap("Attributes");
        var settings = settings(name, attributes);
        database.inTransaction(transaction -> {
            requireDeadLetterQueue(transaction, name, settings, attributes);
            if (!QueueRows.insert(transaction, name, settings, clock.millis())) {
                requireSame(QueueRows.require(transaction, name).settings(), settings, attributes);
            }
            return name;
        });
        return JSON.objectNode().put("QueueUrl", url(name));
    }

    private QueueSettings settings(String name, Map<String, String> attributes) {
        if (!attributes.containsKey(QueueSettings.FIFO)) {
            if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
                throw SqsErrors.invalidParameter(
                        "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
            }
            return QueueSettings.DEFAULTS.with(attributes, account);
        }
        if (!"true".equals(attributes.get(QueueSettings.FIFO))) {
            throw SqsErrors.invalidAttributeName(QueueSettings.FIFO);
        }
        if (!name.matches("[A-Za-z0-9_-]{1,75}\\.fifo")) {
            throw SqsErrors.invalidParameter(
                    "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.");
        }
        var rest = new LinkedHashMap<>(attributes);
        rest.remove(QueueSettings.FIFO);
        return QueueSettings.FIFO_DEFAULTS.with(rest, account);
    }

    /** Creating an existing queue succeeds unless one of the given attributes differs. */
    private void requireSame(QueueSettings present, QueueSettings wanted, Map<String, String> given) {
        var presentTold = present.told(account);
        var wantedTold = wanted.told(account);
        for (var attribute : given.keySet()) {
            if (!presentTold.getOrDefault(attribute, "").equals(wantedTold.getOrDefault(attribute, ""))) {
                throw SqsErrors.queueNameExists(attribute);
            }
        }
    }

    private static void requireDeadLetterQueue(
            Connection transaction, String source, QueueSettings settings, Map<String, String> given)
            throws SQLException {
        var deadLetters = settings.deadLetters();
        var policy = given.getOrDefault("RedrivePolicy", "");
        if (deadLetters == null || policy.isEmpty()) {
            return;
        }
        if (QueueRows.find(transaction, deadLetters.queue()).isEmpty()) {
            throw SqsErrors.invalidParameter(policy, "RedrivePolicy", "Dead letter target does not exist.");
        }
        if (source.endsWith(Queue.FIFO) != deadLetters.queue().endsWith(Queue.FIFO)) {
            throw SqsErrors.invalidParameter(
                    policy, "RedrivePolicy", "Dead-letter queue must be same type of queue as the source.");
        }
    }

    ObjectNode getUrl(Input input) {
        var name = input.text("QueueName").orElseThrow(() -> SqsErrors.missingParameter("QueueName"));
        if (!input.text("QueueOwnerAWSAccountId").orElse(account.id()).equals(account.id())) {
            throw SqsErrors.queueDoesNotExist();
        }
        database.inTransaction(transaction -> QueueRows.require(transaction, name));
        return JSON.objectNode().put("QueueUrl", url(name));
    }

    ObjectNode list(Input input) {
        var prefix = input.text("QueueNamePrefix").orElse("");
        return page(
                input, "QueueUrls", (transaction, after, limit) -> QueueRows.names(transaction, prefix, after, limit));
    }

    ObjectNode listDeadLetterSources(Input input) {
        var name = queue(input);
        return page(input, "queueUrls", (transaction, after, limit) -> {
            QueueRows.require(transaction, name);
            return QueueRows.namesOfSources(transaction, name, after, limit);
        });
    }

    @FunctionalInterface
    private interface Names {
        List<String> read(Connection transaction, String after, int limit) throws SQLException;
    }

    /** As on AWS, a token for the next page is returned only if the request limits the size of a page. */
    private ObjectNode page(Input input, String member, Names names) {
        int limit = input.integer("MaxResults").orElse(PAGE);
        if (limit < 1 || limit > PAGE) {
            throw SqsErrors.invalidParameter(
                    Integer.toString(limit), "MaxResults", "MaxResults must be between 1 and " + PAGE + ".");
        }
        var after = input.text("NextToken").map(QueueOperations::decodeToken).orElse("");
        var found = database.inTransaction(transaction -> names.read(transaction, after, limit + 1));
        var output = JSON.objectNode();
        var urls = output.putArray(member);
        found.stream().limit(limit).forEach(name -> urls.add(url(name)));
        if (found.size() > limit && input.integer("MaxResults").isPresent()) {
            output.put("NextToken", encodeToken(found.get(limit - 1)));
        }
        return output;
    }

    private static String encodeToken(String name) {
        return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String decodeToken(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw SqsErrors.invalidParameter(token, "NextToken", "It was not given out by this endpoint.");
        }
    }

    ObjectNode getAttributes(Input input) {
        var wanted = input.texts("AttributeNames");
        wanted.stream().filter(name -> !TOLD.contains(name)).findFirst().ifPresent(name -> {
            throw SqsErrors.invalidAttributeName(name);
        });
        var name = queue(input);
        var all = database.inTransaction(transaction -> {
            var queue = QueueRows.require(transaction, name);
            var told = new LinkedHashMap<>(queue.settings().told(account));
            told.put("QueueArn", account.queueArn(name));
            told.put("CreatedTimestamp", Long.toString(queue.createdAt() / 1000));
            told.put("LastModifiedTimestamp", Long.toString(queue.modifiedAt() / 1000));
            if (wanted.stream().anyMatch(each -> each.equals("All") || each.startsWith("Approximate"))) {
                told.putAll(MessageRows.counts(transaction, queue.id(), clock.millis()));
            }
            return told;
        });
        var output = JSON.objectNode();
        var attributes = JSON.objectNode();
        all.forEach((attribute, value) -> {
            if (wanted.contains("All") || wanted.contains(attribute)) {
                attributes.put(attribute, value);
            }
        });
        if (!attributes.isEmpty()) {
            output.set("Attributes", attributes);
        }
        return output;
    }

    ObjectNode setAttributes(Input input) {
        var attributes = input.textMap("Attributes");
        if (attributes.isEmpty()) {
            throw SqsErrors.missingParameter("Attribute.Name");
        }
        var name = queue(input);
        database.inTransaction(transaction -> {
            var queue = QueueRows.require(transaction, name);
            var settings = queue.settings().with(attributes, account);
            requireDeadLetterQueue(transaction, name, settings, attributes);
            QueueRows.update(transaction, queue.id(), settings, clock.millis());
            Database.afterCommit(() -> known.forget(name));
            return queue;
        });
        return JSON.objectNode();
    }

    /** There are none, since creating a queue with tags is refused. */
    ObjectNode listTags(Input input) {
        var name = queue(input);
        database.inTransaction(transaction -> QueueRows.require(transaction, name));
        return JSON.objectNode();
    }

    ObjectNode purge(Input input) {
        var name = queue(input);
        database.inTransaction(transaction -> {
            var queue = QueueRows.require(transaction, name);
            if (!QueueRows.markPurged(transaction, queue.id(), clock.millis())) {
                throw SqsErrors.purgeInProgress(name);
            }
            MessageRows.purge(transaction, queue.id());
            return queue;
        });
        return JSON.objectNode();
    }

    ObjectNode delete(Input input) {
        var name = queue(input);
        database.inTransaction(transaction -> {
            var gone = QueueRows.delete(transaction, name).orElseThrow(SqsErrors::queueDoesNotExist);
            MessageRows.purge(transaction, gone);
            Database.afterCommit(() -> known.forget(name));
            return name;
        });
        return JSON.objectNode();
    }

    private String queue(Input input) {
        return queues.nameOf(input.text("QueueUrl").orElseThrow(() -> SqsErrors.missingParameter("QueueUrl")));
    }

    private String url(String name) {
        return endpoint + "/" + account.id() + "/" + name;
    }
}
