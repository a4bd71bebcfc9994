package dev.countersign.notification;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Schedules the digest of a person when something waits for it, so that nobody is visited for whom nothing waits. The call is named by its morning:
 * what comes while a digest is being sent waits for the next one.
 */
@Component
class Digests {

    static final TaskDescriptor<Ref> SEND = TaskDescriptor.of("send-digest", Ref.class);

    /** The person of a scheduled digest. */
    record Ref(UUID tenant, UUID person) implements OfTenant {}

    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    Digests(People people, Outbox outbox, Clock clock) {
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    void schedule(TenantId tenant, PersonId person) {
        people.find(tenant, person).ifPresent(reader -> {
            Instant morning = Morning.after(clock.instant(), reader.zone());
            outbox.put(SEND, person + "@" + morning.getEpochSecond(), new Ref(tenant.value(), person.value()), morning);
        });
    }
}
