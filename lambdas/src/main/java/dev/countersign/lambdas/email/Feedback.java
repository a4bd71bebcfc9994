package dev.countersign.lambdas.email;

import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the application of emails that a mail server refuses for good or does not take now, and what becomes of those that ask for it, as Amazon SES does.
 *
 * @param queue gets one event at a time
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">Contents of event data that Amazon SES
 *     publishes</a>
 */
public record Feedback(Consumer<String> queue) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param recipient of the email */
    void refused(Email email, String recipient, Refusal refusal, Instant now) {
        ObjectNode event = event("Bounce", email, recipient, now);
        ObjectNode bounce =
                event.putObject("bounce").put("bounceType", refusal.isOfAddress() ? "Permanent" : "Undetermined");
        addresses(bounce.putArray("bouncedRecipients"), email, "smtp; " + refusal.said());
        queue.accept(event.toString());
    }

    /** The mail server took it. */
    void taken(Email email, String recipient, Instant now) {
        ObjectNode event = event("Delivery", email, recipient, now);
        var recipients = event.putObject("delivery").putArray("recipients");
        email.to().forEach(recipients::add);
        queue.accept(event.toString());
    }

    /** An attempt failed; there are more. */
    void delayed(Email email, String recipient, Failure failure, Instant now) {
        ObjectNode event = event("DeliveryDelay", email, recipient, now);
        addresses(event.putObject("deliveryDelay").putArray("delayedRecipients"), email, failure.diagnosis());
        queue.accept(event.toString());
    }

    private static ObjectNode event(String type, Email email, String recipient, Instant now) {
        ObjectNode event = JSON.createObjectNode().put("eventType", type);
        ObjectNode mail = event.putObject("mail").put("timestamp", now.toString());
        var headers = mail.putArray("headers");
        headers.addObject().put("name", EmailMessage.RECIPIENT).put("value", recipient);
        headers.addObject().put("name", "Message-ID").put("value", "<" + email.id() + "@>");
        return event;
    }

    private static void addresses(ArrayNode addresses, Email email, String diagnosis) {
        email.to().forEach(to -> addresses.addObject().put("emailAddress", to).put("diagnosticCode", diagnosis));
    }
}
