package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the bounces and complaints that Amazon SES publishes to a topic, with the headers of the email, and what the function that sends emails tells in the same form. The emails of this application name their
 * recipient in a header; others are ignored.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html">Amazon SNS notification contents for Amazon SES</a>
 */
@Component
class EmailFeedback {

    private static final Logger LOG = LoggerFactory.getLogger(EmailFeedback.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String UUIDS = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern RECIPIENT = Pattern.compile("(" + UUIDS + ")\\.(" + UUIDS + ")");
    private static final Pattern MESSAGE_ID = Pattern.compile("<(" + UUIDS + ")@.*");

    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;

    EmailFeedback(Tenants tenants, TenantTransaction transaction, ApplicationEventPublisher events) {
        this.tenants = tenants;
        this.transaction = transaction;
        this.events = events;
    }

    void arrived(QueueMessage message) {
        JsonNode feedback = read(message.body());
        Matcher recipient = RECIPIENT.matcher(header(feedback, "X-Countersign-Recipient"));
        if (!recipient.matches()) {
            LOG.info("Feedback about an email that names no person is ignored");
            return;
        }
        TenantId tenant = new TenantId(UUID.fromString(recipient.group(1)));
        if (tenants.find(tenant).isEmpty()) {
            throw new Undeliverable("Feedback names tenant %s, which does not exist".formatted(tenant));
        }
        UUID person = UUID.fromString(recipient.group(2));
        switch (feedback.path("eventType")
                .asString(feedback.path("notificationType").asString(""))) {
            case "Bounce" -> bounced(message, feedback, tenant, person);
            case "Complaint" ->
                feedback.path("complaint")
                        .path("complainedRecipients")
                        .forEach(address ->
                                publish(message, feedback, tenant, person, address, LetterBounced.Kind.REPORTED));
            case "Delivery" -> answered(feedback, tenant, person, true, "");
            case "DeliveryDelay" ->
                answered(
                        feedback,
                        tenant,
                        person,
                        false,
                        feedback.at("/deliveryDelay/delayedRecipients/0/diagnosticCode")
                                .asString(""));
            default -> LOG.debug("Other feedback about an email");
        }
    }

    private void bounced(QueueMessage message, JsonNode feedback, TenantId tenant, UUID person) {
        JsonNode bounce = feedback.path("bounce");
        LetterBounced.Kind kind = bounce.path("bounceType").asString("").equals("Permanent")
                ? LetterBounced.Kind.PERMANENT
                : LetterBounced.Kind.PASSING;
        bounce.path("bouncedRecipients").forEach(address -> publish(message, feedback, tenant, person, address, kind));
    }

    private void answered(JsonNode feedback, TenantId tenant, UUID person, boolean taken, String detail) {
        letter(feedback)
                .ifPresent(letter -> transaction.run(
                        tenant, () -> events.publishEvent(new LetterAnswered(tenant, person, letter, taken, detail))));
    }

    private void publish(
            QueueMessage message,
            JsonNode feedback,
            TenantId tenant,
            UUID person,
            JsonNode address,
            LetterBounced.Kind kind) {
        LetterBounced bounced = new LetterBounced(
                tenant,
                person,
                letter(feedback),
                address.path("emailAddress").asString(""),
                kind,
                address.path("diagnosticCode").asString(""),
                sent(feedback).orElse(message.sentAt()));
        transaction.run(tenant, () -> events.publishEvent(bounced));
    }

    private static Optional<UUID> letter(JsonNode feedback) {
        Matcher id = MESSAGE_ID.matcher(header(feedback, "Message-ID"));
        return id.matches() ? Optional.of(UUID.fromString(id.group(1))) : Optional.empty();
    }

    /** When the email was sent: what is confirmed later is not called into question by it. */
    private static Optional<Instant> sent(JsonNode feedback) {
        try {
            return Optional.of(
                    Instant.parse(feedback.path("mail").path("timestamp").asString("")));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** The message, also if the topic has wrapped it. */
    private static JsonNode read(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json.path("Type").asString("").equals("Notification")
                    ? JSON.readTree(json.path("Message").asString(""))
                    : json;
        } catch (JacksonException e) {
            throw new Undeliverable("Feedback about an email is no JSON");
        }
    }

    private static String header(JsonNode feedback, String name) {
        for (JsonNode header : feedback.path("mail").path("headers")) {
            if (header.path("name").asString("").equalsIgnoreCase(name)) {
                return header.path("value").asString("");
            }
        }
        return "";
    }
}
