package dev.countersign.administration;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.audit.AuditBroken;
import dev.countersign.audit.DecisionAltered;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Raises an alarm if a check finds that the audit log was altered, or a decision that it recorded. */
@Component
class AuditAlarm {

    private final Alarms alarms;

    AuditAlarm(Alarms alarms) {
        this.alarms = alarms;
    }

    @EventListener
    void on(AuditBroken broken) {
        String entry = Long.toString(broken.sequence());
        String fault = broken.fault().name();
        alarms.raise(
                broken.tenant(), AlarmKind.AUDIT_BROKEN, entry + " " + fault, Map.of("entry", entry, "fault", fault));
    }

    @EventListener
    void on(DecisionAltered altered) {
        String decision = altered.difference().decision().toString();
        alarms.raise(
                altered.tenant(),
                AlarmKind.AUDIT_BROKEN,
                decision,
                Map.of(
                        "decision",
                        decision,
                        "fault",
                        "DECISION",
                        "request",
                        altered.difference().request().toString()));
    }
}
