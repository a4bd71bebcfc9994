package dev.countersign.notification;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.brand.Brands;
import dev.countersign.execution.NotificationTopic;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.people.AdministratorInvited;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Invites the first administrator of a new organisation. After a crash the same letter is published again, with the same id. */
@Component
class Invitations {

    static final TaskDescriptor<Ref> SEND = TaskDescriptor.of("send-invitation", Ref.class);

    /**
     * Who is invited.
     *
     * @param letter the id of the letter
     */
    record Ref(UUID tenant, UUID person, UUID letter) implements OfTenant {}

    private final Outbox outbox;
    private final People people;
    private final Brands brands;
    private final InvitationLetter writer;
    private final NotificationTopic topic;
    private final TenantTransaction transaction;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Invitations(
            Outbox outbox,
            People people,
            Brands brands,
            InvitationLetter writer,
            NotificationTopic topic,
            TenantTransaction transaction,
            TimeOrderedIds ids,
            Clock clock) {
        this.outbox = outbox;
        this.people = people;
        this.brands = brands;
        this.writer = writer;
        this.topic = topic;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    void on(AdministratorInvited invited) {
        UUID letter = ids.next();
        Ref ref = new Ref(invited.tenant().value(), invited.person().value(), letter);
        outbox.put(SEND, letter.toString(), ref, clock.instant());
    }

    void send(Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        Optional<Letter> letter = transaction.call(
                tenant,
                () -> people.find(tenant, new PersonId(ref.person()))
                        .filter(Person::active)
                        .map(reader -> writer.write(ref.letter(), tenant, brands.of(tenant), reader)));
        letter.ifPresent(written -> topic.publish(JsonMapper.shared().writeValueAsString(written)));
    }
}
