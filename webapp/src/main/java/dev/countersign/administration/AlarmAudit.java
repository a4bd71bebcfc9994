package dev.countersign.administration;

import dev.countersign.alarm.AlarmAcknowledged;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down who acknowledged an alarm, in the same transaction. Here, so that the audit log may itself raise alarms. */
@Component
class AlarmAudit {

    private final AuditLog audit;

    AlarmAudit(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void on(AlarmAcknowledged acknowledged) {
        audit.append(
                acknowledged.tenant(),
                new AuditEvent("alarm.acknowledged", acknowledged.by(), null, acknowledged.details()));
    }
}
