package dev.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.audit.AuditBroken;
import dev.countersign.audit.Verification.Fault;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(Services.class)
class AuditAlarmIT {

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Alarms alarms;

    @Autowired
    private Organisation organisation;

    @Test
    void administratorsSeeThatTheLogWasAlteredOnceHoweverOftenItIsFound() {
        TenantId acme = organisation.found();
        Actor elena = organisation.administrator(acme, "Elena Prado");
        events.publishEvent(new AuditBroken(acme, 3, Fault.FORGED));
        events.publishEvent(new AuditBroken(acme, 3, Fault.FORGED));

        assertThat(alarms.page(elena, true, Optional.empty()).alarms())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.kind()).isEqualTo(AlarmKind.AUDIT_BROKEN);
                    assertThat(alarm.facts()).isEqualTo(Map.of("entry", "3", "fault", "FORGED"));
                    assertThat(alarm.times()).isEqualTo(2);
                });
    }

    @Test
    void whatIsAcknowledgedDoesNotComeBackWithTheNextCheck() {
        TenantId acme = organisation.found();
        Actor elena = organisation.administrator(acme, "Elena Prado");
        events.publishEvent(new AuditBroken(acme, 3, Fault.FORGED));
        alarms.acknowledge(
                elena,
                alarms.page(elena, true, Optional.empty()).alarms().getFirst().id());
        events.publishEvent(new AuditBroken(acme, 3, Fault.FORGED));
        assertThat(alarms.open(elena)).isZero();
        events.publishEvent(new AuditBroken(acme, 4, Fault.FORGED));
        assertThat(alarms.open(elena)).as("another entry").isEqualTo(1);
    }
}
