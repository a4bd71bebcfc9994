package dev.countersign.notification;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.alarm.AlarmAbout;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * One alarm of an organisation about all of its letters that fail. Each event about such a letter asks for a look, which counts them: it raises the alarm, says in it
 * how many there are by now and why, or closes it when none fails any more. Whoever has acknowledged it is told again only of what is new.
 */
@Service
public class LetterAlarm {

    static final TaskDescriptor<Ref> LOOK = TaskDescriptor.of("look-at-failing-letters", Ref.class);

    /** Where counting ends. */
    static final int MOST = 1000;

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final String SUBJECT = "letters";

    /** Whose letters. */
    record Ref(UUID tenant) implements OfTenant {}

    private final FailedLetterRepository letters;
    private final Alarms alarms;
    private final TenantTransaction transaction;
    private final Outbox outbox;
    private final Clock clock;

    LetterAlarm(
            FailedLetterRepository letters, Alarms alarms, TenantTransaction transaction, Outbox outbox, Clock clock) {
        this.letters = letters;
        this.alarms = alarms;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** In the transaction of what happened to a letter. All letters of a moment share one look, which begins after it. */
    void soon(TenantId tenant) {
        long moment = clock.instant().toEpochMilli() / PAUSE.toMillis();
        Instant due = Instant.ofEpochMilli(PAUSE.toMillis() * (moment + 2));
        outbox.put(LOOK, tenant + "@" + due.getEpochSecond(), new Ref(tenant.value()), due);
    }

    /** Looks at the letters of an organisation that fail. */
    public void look(TenantId tenant) {
        transaction.run(
                tenant,
                () -> letters.count(MOST, alarms.acknowledged(tenant, AlarmKind.LETTERS_FAIL))
                        .ifPresentOrElse(
                                failing -> tell(tenant, failing),
                                () -> alarms.resolve(tenant, AlarmKind.LETTERS_FAIL, SUBJECT)));
    }

    private void tell(TenantId tenant, FailedLetterRepository.Count failing) {
        Map<String, String> facts = Map.of(
                AlarmAbout.LETTERS,
                Integer.toString(failing.letters()),
                AlarmAbout.SINCE,
                failing.since().toString(),
                AlarmAbout.WHY,
                failing.failure().kind().name(),
                AlarmAbout.SAID,
                failing.failure().said());
        if (alarms.isOpen(tenant, Set.of(AlarmKind.LETTERS_FAIL))) {
            alarms.refresh(tenant, AlarmKind.LETTERS_FAIL, SUBJECT, facts);
        } else if (failing.news()) {
            alarms.raise(tenant, AlarmKind.LETTERS_FAIL, SUBJECT, facts);
        }
    }
}
