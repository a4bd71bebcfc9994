package dev.countersign.administration;

import dev.countersign.alarm.AlarmAcknowledged;
import dev.countersign.alarm.AlarmResolved;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records in the audit log who acknowledged an alarm, in the same transaction. It is in this package because the audit log raises alarms itself. */
@Component
class AlarmAudit {

    private final AuditLog audit;

    AlarmAudit(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void on(AlarmResolved resolved) {
        audit.append(resolved.tenant(), new AuditEvent("alarm.resolved", null, null, resolved.details()));
    }

    @EventListener
    void on(AlarmAcknowledged acknowledged) {
        audit.append(
                acknowledged.tenant(),
                new AuditEvent("alarm.acknowledged", acknowledged.by(), null, acknowledged.details()));
    }
}
