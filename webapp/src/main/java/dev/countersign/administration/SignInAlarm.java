package dev.countersign.administration;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.signin.SignInFailed;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Raises an alarm if sign-ins of an organisation fail in numbers: somebody guesses, or the identity provider is broken. The counts that the audit log holds back
 * are written before, since the alarm leads there. Each node counts for itself, from its start.
 */
@Component
class SignInAlarm {

    static final int MANY = 20;
    static final Duration WITHIN = Duration.ofMinutes(10);

    private record Window(Instant until, int failures) {}

    private final Alarms alarms;
    private final SecurityRecords records;
    private final Clock clock;
    private final Map<TenantId, Window> windows = new ConcurrentHashMap<>();

    SignInAlarm(Alarms alarms, SecurityRecords records, Clock clock) {
        this.alarms = alarms;
        this.records = records;
        this.clock = clock;
    }

    @EventListener
    void on(SignInFailed failed) {
        Instant now = clock.instant();
        Window window = windows.compute(
                failed.tenant(),
                (_, before) -> before == null || !now.isBefore(before.until())
                        ? new Window(now.plus(WITHIN), 1)
                        : new Window(before.until(), before.failures() + 1));
        if (isTold(window.failures())) {
            records.writeCounts(failed.tenant(), SignInFailed.KIND);
            alarms.raise(
                    failed.tenant(),
                    AlarmKind.SIGN_INS_FAIL,
                    "sign-in",
                    Map.of(
                            "failures",
                            Integer.toString(window.failures()),
                            "minutes",
                            Long.toString(WITHIN.toMinutes())));
        }
    }

    /** At twenty, forty, eighty and so on, so that an attack writes few entries. */
    private static boolean isTold(int failures) {
        return failures % MANY == 0 && Integer.bitCount(failures / MANY) == 1;
    }
}
