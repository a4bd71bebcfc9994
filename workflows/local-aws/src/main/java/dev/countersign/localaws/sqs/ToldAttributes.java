package dev.countersign.localaws.sqs;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.http.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which attributes of a message the receiver asks for. */
record ToldAttributes(List<String> system, List<String> own) {

    private static final Set<String> SYSTEM = Set.of(
            "All",
            "ApproximateFirstReceiveTimestamp",
            "ApproximateReceiveCount",
            "AWSTraceHeader",
            "DeadLetterQueueSourceArn",
            "MessageDeduplicationId",
            "MessageGroupId",
            "SenderId",
            "SentTimestamp",
            "SequenceNumber");

    static ToldAttributes of(Input input) {
        var system = new ArrayList<>(input.texts("AttributeNames"));
        system.addAll(input.texts("MessageSystemAttributeNames"));
        for (var name : system) {
            if (!SYSTEM.contains(name)) {
                throw SqsErrors.invalidAttributeName(name);
            }
        }
        return new ToldAttributes(system, input.texts("MessageAttributeNames"));
    }

    ObjectNode tell(ReceivedMessage message, Account account) {
        var told = JsonNodeFactory.instance
                .objectNode()
                .put("MessageId", message.messageId())
                .put("ReceiptHandle", message.handle().encoded())
                .put("MD5OfBody", message.md5OfBody())
                .put("Body", message.body());
        var systemAttributes = JsonNodeFactory.instance.objectNode();
        message.systemAttributes(account).forEach((name, value) -> {
            if (system.contains("All") || system.contains(name)) {
                systemAttributes.put(name, value);
            }
        });
        if (!systemAttributes.isEmpty()) {
            told.set("Attributes", systemAttributes);
        }
        var attributes = new LinkedHashMap<>(message.attributes());
        attributes.keySet().removeIf(name -> !wants(name));
        Digest.of(attributes).ifPresent(md5 -> {
            told.put("MD5OfMessageAttributes", md5);
            told.set("MessageAttributes", MessageAttributes.toJson(attributes));
        });
        return told;
    }

    /** Names, prefixes such as {@code ord.*}, or {@code All}. */
    private boolean wants(String name) {
        return own.stream()
                .anyMatch(wanted -> wanted.equals("All")
                        || wanted.equals(name)
                        || wanted.equals("*")
                        || (wanted.endsWith(".*") && name.startsWith(wanted.substring(0, wanted.length() - 2))));
    }
}
