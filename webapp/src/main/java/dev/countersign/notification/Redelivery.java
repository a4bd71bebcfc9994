package dev.countersign.notification;

import dev.countersign.execution.LetterNotDelivered;
import dev.countersign.job.Outbox;
import dev.countersign.live.Changes;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Publishes letters again that could not be delivered, after longer and longer pauses. Each attempt is itself a series of attempts of the queue, so
 * this bridges a mail server that is down for hours. After the last one the letter is kept as failed.
 */
@Component
class Redelivery {

    private static final Logger LOG = LoggerFactory.getLogger(Redelivery.class);

    private final FailedLetterRepository letters;
    private final People people;
    private final Changes changes;
    private final LetterAlarm alarm;
    private final Outbox outbox;
    private final Clock clock;
    private final List<Duration> pauses;

    Redelivery(
            FailedLetterRepository letters,
            People people,
            Changes changes,
            LetterAlarm alarm,
            Outbox outbox,
            Clock clock,
            @Value("${countersign.email-pauses:5m,30m,2h,8h}") List<Duration> pauses) {
        this.letters = letters;
        this.people = people;
        this.changes = changes;
        this.alarm = alarm;
        this.outbox = outbox;
        this.clock = clock;
        this.pauses = List.copyOf(pauses);
    }

    @EventListener
    void on(LetterNotDelivered failed) {
        // A summary has no row of its own: what it lists is in the application, and the next one comes tomorrow.
        letters.notDelivered(failed.letter()).ifPresent(attempts -> {
            if (attempts <= pauses.size()) {
                Instant at = clock.instant().plus(pauses.get(attempts - 1));
                publish(new Notifications.Ref(failed.tenant().value(), failed.letter()), attempts + "", at);
            } else {
                LOG.error("Letter {} could not be delivered after {} attempts", failed.letter(), attempts);
                letters.failed(failed.letter());
            }
            alarm.soon(failed.tenant());
            changes.announce(
                    failed.tenant(),
                    people.administrators(failed.tenant()).stream()
                            .map(Person::id)
                            .toList());
        });
    }

    /** An administrator has mended what prevented it. In the transaction of this act. */
    void again(Notifications.Ref letter) {
        alarm.soon(new TenantId(letter.tenant()));
        Instant now = clock.instant();
        publish(letter, "again " + now.toEpochMilli(), now);
    }

    private void publish(Notifications.Ref letter, String attempt, Instant at) {
        UUID id = letter.notification();
        outbox.put(Notifications.PUBLISH, id + "#" + attempt, letter, at);
    }
}
