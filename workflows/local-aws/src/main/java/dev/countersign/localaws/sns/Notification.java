package dev.countersign.localaws.sns;

import dev.countersign.localaws.sqs.MessageAttribute;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published message as subscribers get it unless raw delivery is on. It has no signature, because there is no certificate of AWS to sign
 * it with.
 */
record Notification(
        String messageId,
        String topicArn,
        @Nullable String subject,
        String message,
        Instant at,
        Map<String, MessageAttribute> attributes) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a queue gets. */
    String envelope() {
        return describe().toString();
    }

    /** What a function gets. */
    String lambdaEvent(String subscriptionArn) {
        var event = JSON.createObjectNode();
        event.putArray("Records")
                .addObject()
                .put("EventSource", "aws:sns")
                .put("EventVersion", "1.0")
                .put("EventSubscriptionArn", subscriptionArn)
                .set("Sns", describe());
        return event.toString();
    }

    private ObjectNode describe() {
        var description = JSON.createObjectNode();
        description.put("Type", "Notification");
        description.put("MessageId", messageId);
        description.put("TopicArn", topicArn);
        if (subject != null) {
            description.put("Subject", subject);
        }
        description.put("Message", message);
        description.put("Timestamp", timestamp());
        if (!attributes.isEmpty()) {
            var all = description.putObject("MessageAttributes");
            attributes.forEach((name, attribute) ->
                    all.putObject(name).put("Type", attribute.dataType()).put("Value", attribute.value()));
        }
        return description;
    }

    /** Always with three digits of milliseconds, as AWS writes it. */
    private String timestamp() {
        var text = at.truncatedTo(ChronoUnit.MILLIS).toString();
        return at.truncatedTo(ChronoUnit.SECONDS).equals(at.truncatedTo(ChronoUnit.MILLIS))
                ? text.replace("Z", ".000Z")
                : text;
    }
}
