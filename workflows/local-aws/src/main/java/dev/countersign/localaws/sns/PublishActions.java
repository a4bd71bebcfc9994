package dev.countersign.localaws.sns;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.Element;
import dev.countersign.localaws.http.Parameters;
import dev.countersign.localaws.sqs.MessageAttribute;
import dev.countersign.localaws.store.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Publishing, one message at a time and in batches. */
final class PublishActions {

    private static final int MAXIMUM_ENTRIES = 10;
    private static final Pattern TYPE = Pattern.compile("(String(\\.Array)?|Number|Binary)(\\.[A-Za-z0-9_.-]{1,249})?");

    /** Bounded, because filters compare it: with few digits and a small exponent, its plain form is short. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,100}(\\.\\d{0,100})?|\\.\\d{1,100})([eE][+-]?\\d{1,3})?");

    private final Database database;
    private final Topics topics;

    PublishActions(Database database, Topics topics) {
        this.database = database;
        this.topics = topics;
    }

    List<Element> publish(Parameters parameters) {
        var topicArn = parameters
                .text("TopicArn")
                .or(() -> parameters.text("TargetArn"))
                .orElseThrow(() ->
                        SnsErrors.invalidParameter("TopicArn or TargetArn Reason: no value for required parameter"));
        var published = database.inTransaction(transaction -> publish(transaction, topicArn, parameters));
        return answer(published);
    }

    private static List<Element> answer(Published published) {
        return Stream.concat(
                        Stream.of(Element.of("MessageId", published.messageId())),
                        published.sequenceNumber().map(number -> Element.of("SequenceNumber", number)).stream())
                .toList();
    }

    private Published publish(Connection transaction, String topicArn, Parameters message) throws SQLException {
        return topics.publish(
                transaction,
                topicArn,
                Publication.of(
                        message.text("Message").orElse(""),
                        message.text("MessageStructure").orElse(null),
                        message.text("Subject").orElse(null),
                        attributes(message),
                        message.text("MessageGroupId").orElse(null),
                        message.text("MessageDeduplicationId").orElse(null)));
    }

    List<Element> publishBatch(Parameters parameters) {
        var topicArn = parameters.text("TopicArn").orElse("");
        var entries = parameters.members("PublishBatchRequestEntries");
        requireBatch(entries);
        return database.inTransaction(transaction -> {
            topics.require(transaction, topicArn);
            var successful = new ArrayList<Element>();
            var failed = new ArrayList<Element>();
            for (var entry : entries) {
                var id = Element.of("Id", entry.text("Id").orElse(""));
                try {
                    var published = new ArrayList<>(List.of(id));
                    published.addAll(answer(publish(transaction, topicArn, entry)));
                    successful.add(Element.of("member", published));
                } catch (AwsError refused) {
                    failed.add(Element.of(
                            "member",
                            id,
                            Element.of("Code", refused.code()),
                            Element.of("Message", refused.text()),
                            Element.of("SenderFault", "true")));
                }
            }
            return List.of(Element.of("Successful", successful), Element.of("Failed", failed));
        });
    }

    private static void requireBatch(List<Parameters> entries) {
        if (entries.isEmpty()) {
            throw new AwsError("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MAXIMUM_ENTRIES) {
            throw new AwsError(
                    "TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        var ids = new HashSet<String>();
        var bytes = 0;
        for (var entry : entries) {
            var id = entry.text("Id").orElse("");
            if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
                throw new AwsError(
                        "InvalidBatchEntryId",
                        "The Id of a batch entry in a batch request doesn't abide by the specification.");
            }
            if (!ids.add(id)) {
                throw new AwsError(
                        "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
            }
            bytes += entry.text("Message").orElse("").getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > Topics.MAXIMUM_BYTES) {
            throw new AwsError(
                    "BatchRequestTooLong", "The length of all the batch messages put together is more than the limit.");
        }
    }

    private static Map<String, MessageAttribute> attributes(Parameters message) {
        var attributes = new LinkedHashMap<String, MessageAttribute>();
        for (var entry : message.numbered("MessageAttributes.entry")) {
            var name = entry.text("Name").orElse("");
            var type = entry.text("Value.DataType").orElse("");
            if (!name.matches("[A-Za-z0-9_.-]{1,256}") || !TYPE.matcher(type).matches()) {
                throw SnsErrors.invalidParameterValue(
                        "The message attribute '%s' has an invalid name or data type.".formatted(name));
            }
            var binary = new MessageAttribute(type, "").isBinary();
            var value = entry.text(binary ? "Value.BinaryValue" : "Value.StringValue")
                    .orElse("");
            if (value.isEmpty()
                    || (type.startsWith("Number") && !NUMBER.matcher(value).matches())) {
                throw SnsErrors.invalidParameterValue(
                        "The message attribute '%s' must contain a non-empty value of the type '%s'."
                                .formatted(name, type));
            }
            attributes.put(name, new MessageAttribute(type, value));
        }
        return attributes;
    }
}
