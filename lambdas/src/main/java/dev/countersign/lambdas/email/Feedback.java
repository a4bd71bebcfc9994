package dev.countersign.lambdas.email;

import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the application of emails that a mail server refuses for good, as Amazon SES tells of bounces.
 *
 * @param queue gets one event at a time
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">Contents of event data that Amazon SES
 *     publishes</a>
 */
public record Feedback(Consumer<String> queue) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param recipient of the email */
    void refused(Email email, String recipient, Refusal refusal, Instant now) {
        ObjectNode event = JSON.createObjectNode().put("eventType", "Bounce");
        ObjectNode bounce =
                event.putObject("bounce").put("bounceType", refusal.isOfAddress() ? "Permanent" : "Undetermined");
        var addresses = bounce.putArray("bouncedRecipients");
        email.to()
                .forEach(to ->
                        addresses.addObject().put("emailAddress", to).put("diagnosticCode", "smtp; " + refusal.said()));
        ObjectNode mail = event.putObject("mail").put("timestamp", now.toString());
        var headers = mail.putArray("headers");
        headers.addObject().put("name", EmailMessage.RECIPIENT).put("value", recipient);
        headers.addObject().put("name", "Message-ID").put("value", "<" + email.id() + "@>");
        queue.accept(event.toString());
    }
}
