package dev.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.people.Actor;
import dev.countersign.signin.SignInFailed;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import dev.countersign.testing.TestClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(Services.class)
class SignInAlarmIT {

    private final TestClock clock = new TestClock();
    private final Alarms alarms;
    private final SignInAlarm watch;
    private final TenantId acme;
    private final Actor elena;

    @Autowired
    SignInAlarmIT(Alarms alarms, Organisation organisation) {
        this.alarms = alarms;
        this.watch = new SignInAlarm(alarms, clock);
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
    void theSameSpreadOverHoursRaisesNone() {
        for (int i = 0; i < 2 * SignInAlarm.MANY; i++) {
            fail(1);
            clock.advance(SignInAlarm.WITHIN);
        }
        assertThat(open()).isEmpty();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            watch.on(new SignInFailed(acme));
        }
    }

    private List<Alarm> open() {
        return alarms.page(elena, true, Optional.empty()).alarms();
    }
}
