package dev.countersign.webhook;

import dev.countersign.people.PersonName;
import dev.countersign.request.FiledRequest;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON that programs are told, as docs/webhooks.md describes it. Members are added, and never changed or removed, within a version. */
final class Payload {

    static final int VERSION = 1;

    private Payload() {}

    static ObjectNode ping(TenantId tenant, DeliveryId id, Instant at) {
        return head(tenant, id, WebhookEvent.PING, at);
    }

    static ObjectNode of(TenantId tenant, DeliveryId id, Occurrence occurrence, Locale language) {
        ObjectNode json = head(tenant, id, occurrence.event(), occurrence.at());
        FiledRequest about = occurrence.request();
        ObjectNode request = json.putObject("request");
        request.put("id", about.id().toString());
        request.put("number", about.number());
        request.put("title", about.title().in(language));
        request.put("state", word(occurrence.state()));
        request.put("revision", about.revision());
        request.putObject("template")
                .put("key", about.definition().key())
                .put("name", about.definition().name().in(language));
        request.set("requester", person(occurrence.requester()));
        about.amount()
                .ifPresentOrElse(
                        money -> request.putObject("amount")
                                .put("amount", money.amount())
                                .put("currency", money.currency()),
                        () -> request.putNull("amount"));
        request.put("submittedAt", about.submittedAt().toString());
        request.put("link", occurrence.link());
        occurrence.step().ifPresent(step -> {
            ObjectNode approval = json.putObject("approval");
            approval.put("id", step.approval());
            approval.put("step", step.key());
            approval.put("name", step.name().in(language));
            step.due().ifPresent(due -> approval.put("due", due.toString()));
            step.outcome().ifPresent(outcome -> approval.put("outcome", word(outcome)));
            approval.put("peopleInAll", step.all());
            ArrayNode people = approval.putArray("people");
            step.people().forEach(one -> people.add(person(one)));
        });
        return json;
    }

    private static ObjectNode head(TenantId tenant, DeliveryId id, WebhookEvent event, Instant at) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("version", VERSION)
                .put("id", id.toString())
                .put("event", event.key())
                .put("at", at.toString())
                .put("organisation", tenant.toString());
    }

    private static ObjectNode person(PersonName person) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", person.id().toString())
                .put("name", person.bare())
                .put("email", person.email());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
