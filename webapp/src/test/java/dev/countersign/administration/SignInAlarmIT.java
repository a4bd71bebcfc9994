package dev.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.signin.SignInFailed;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import dev.countersign.testing.TestClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(Services.class)
class SignInAlarmIT {

    private final TestClock clock = new TestClock();
    private final Alarms alarms;
    private final SignInAlarm watch;
    private final SecurityRecords records;
    private final JdbcClient sql;
    private final TenantTransaction transaction;
    private final TenantId acme;
    private final Actor elena;

    @Autowired
    SignInAlarmIT(
            Alarms alarms,
            SecurityRecords records,
            JdbcClient sql,
            TenantTransaction transaction,
            Organisation organisation) {
        this.alarms = alarms;
        this.watch = new SignInAlarm(alarms, records, clock);
        this.records = records;
        this.sql = sql;
        this.transaction = transaction;
        this.acme = organisation.found();
        this.elena = organisation.administrator(acme, "Elena Prado");
    }

    @Test
    void manyFailuresWithinAFewMinutesRaiseOneAlarm() {
        fail(SignInAlarm.MANY - 1);
        assertThat(open()).isEmpty();
        fail(1 + SignInAlarm.MANY);
        assertThat(open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.SIGN_INS_FAIL);
            assertThat(alarm.times()).isEqualTo(2);
        });
    }

    @Test
    void theAuditLogShowsAsManyAsTheAlarmSays() {
        fail(SignInAlarm.MANY);

        assertThat(open().getFirst().facts()).containsEntry("failures", "20");
        assertThat(written()).isEqualTo(20);
        fail(7 * SignInAlarm.MANY);
        assertThat(open().getFirst().times()).as("at 20, 40, 80 and 160").isEqualTo(4);
        assertThat(written()).isEqualTo(160);
    }

    @Test
    void theSameSpreadOverHoursRaisesNone() {
        for (int i = 0; i < 2 * SignInAlarm.MANY; i++) {
            fail(1);
            clock.advance(SignInAlarm.WITHIN);
        }
        assertThat(open()).isEmpty();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            records.record(acme, SignInFailed.KIND, null, Map.of("why", "password", "person", "unknown"));
            watch.on(new SignInFailed(acme));
        }
    }

    /** An entry is one, or the number of those that it stands for. */
    private int written() {
        return transaction.call(
                acme,
                () -> sql.sql(
                                "select sum(coalesce((content::json ->> 'more')::int, 1)) from audit_entry where kind = ?")
                        .param(SignInFailed.KIND)
                        .query(Integer.class)
                        .single());
    }

    private List<Alarm> open() {
        return alarms.page(elena, true, Optional.empty()).alarms();
    }
}
