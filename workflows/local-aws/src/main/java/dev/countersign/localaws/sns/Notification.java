package dev.countersign.localaws.sns;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published message as subscribers get it unless raw delivery is on. Its signature signs nothing, because there is no certificate of AWS to
 * sign it with.
 *
 * @param sequenceNumber of a FIFO topic, whose messages have no signature on AWS either
 */
record Notification(
        String messageId,
        @Nullable String sequenceNumber,
        String topicArn,
        Publication publication,
        Instant at,
        URI endpoint) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** "not signed" in Base64. */
    private static final String NOT_SIGNED = "bm90IHNpZ25lZA==";

    /** What a queue gets. */
    String envelope(String subscriptionArn) {
        return describe(subscriptionArn, "URL").toString();
    }

    /** What a function gets: with all members, and other names of two of them. */
    String lambdaEvent(String subscriptionArn) {
        var event = JSON.createObjectNode();
        var description = describe(subscriptionArn, "Url");
        if (publication.subject() == null) {
            description.putNull("Subject");
        }
        if (publication.attributes().isEmpty()) {
            description.putObject("MessageAttributes");
        }
        event.putArray("Records")
                .addObject()
                .put("EventSource", "aws:sns")
                .put("EventVersion", "1.0")
                .put("EventSubscriptionArn", subscriptionArn)
                .set("Sns", description);
        return event.toString();
    }

    private ObjectNode describe(String subscriptionArn, String url) {
        var description = JSON.createObjectNode();
        description.put("Type", "Notification");
        description.put("MessageId", messageId);
        if (sequenceNumber != null) {
            description.put("SequenceNumber", sequenceNumber);
        }
        description.put("TopicArn", topicArn);
        if (publication.subject() != null) {
            description.put("Subject", publication.subject());
        }
        description.put("Message", publication.message());
        description.put("Timestamp", timestamp());
        if (sequenceNumber == null) {
            description.put("SignatureVersion", "1");
            description.put("Signature", NOT_SIGNED);
            description.put("SigningCert" + url, endpoint + "/SimpleNotificationService.pem");
        }
        description.put("Unsubscribe" + url, endpoint + "/?Action=Unsubscribe&SubscriptionArn=" + subscriptionArn);
        if (!publication.attributes().isEmpty()) {
            var all = description.putObject("MessageAttributes");
            publication
                    .attributes()
                    .forEach((name, attribute) -> all.putObject(name)
                            .put("Type", attribute.dataType())
                            .put("Value", attribute.value()));
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
