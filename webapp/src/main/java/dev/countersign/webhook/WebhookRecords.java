package dev.countersign.webhook;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.Right;
import dev.countersign.tenant.TenantId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may do something with webhooks, and the record of what they did. */
@Component
class WebhookRecords {

    private final AuditLog audit;
    private final SecurityRecords refusals;

    WebhookRecords(AuditLog audit, SecurityRecords refusals) {
        this.audit = audit;
        this.refusals = refusals;
    }

    boolean mayDo(Actor present, Right needed, String what) {
        boolean may = present.may(needed);
        if (!may) {
            refusals.refused(present.tenant(), present.person(), "webhook", what);
        }
        return may;
    }

    void changed(Actor present, String kind, WebhookId id, WebhookDraft draft, String shown) {
        write(
                present,
                kind,
                Map.of(
                        "webhook", id.toString(),
                        "name", draft.name(),
                        "address", shown,
                        "events",
                                draft.events().stream()
                                        .sorted()
                                        .map(WebhookEvent::key)
                                        .collect(Collectors.joining(" "))));
    }

    void record(Actor present, String kind, Webhook webhook) {
        write(present, kind, facts(webhook));
    }

    void write(Actor present, String kind, Map<String, String> details) {
        audit.append(present.tenant(), new AuditEvent(kind, present.person(), null, details));
    }

    /** Paused by the product itself. */
    void pausedByFailure(TenantId tenant, Webhook webhook) {
        audit.append(tenant, new AuditEvent("webhook.paused", null, null, facts(webhook)));
    }

    private static Map<String, String> facts(Webhook webhook) {
        return Map.of("webhook", webhook.id().toString(), "name", webhook.name(), "address", webhook.shown());
    }
}
