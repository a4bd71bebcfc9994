package dev.countersign.notification;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.execution.LetterBounced;
import dev.countersign.live.Changes;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.EmailAddress;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.text.StorableText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Addresses that sent a letter back after the mail server had taken it. No more letters go there until its owner or an administrator says that it works:
 * whoever sends on to addresses that do not exist is soon taken for a spammer. What it is about stays in the application.
 */
@Service
public class RefusedAddresses {

    private static final int LONGEST = 500;

    /** A mail server can refuse a letter before the transaction that marks it as published. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    /** As mail servers say it (RFC 3463). */
    private static final String NOT_AN_ADDRESS = "501 5.1.3 Bad destination mailbox address syntax";

    private final RefusalRepository refusals;
    private final FailedLetterRepository letters;
    private final ActorTransaction transaction;
    private final People people;
    private final AuditLog audit;
    private final Changes changes;
    private final LetterAlarm alarm;
    private final Clock clock;

    RefusedAddresses(
            RefusalRepository refusals,
            FailedLetterRepository letters,
            ActorTransaction transaction,
            People people,
            AuditLog audit,
            Changes changes,
            LetterAlarm alarm,
            Clock clock) {
        this.refusals = refusals;
        this.letters = letters;
        this.transaction = transaction;
        this.people = people;
        this.audit = audit;
        this.changes = changes;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Whether the person's own address refuses letters. */
    public Optional<Refusal> own(Actor actor) {
        return transaction.call(
                actor,
                present -> Optional.ofNullable(
                        refusals.of(List.of(present.person())).get(present.person())));
    }

    /** The person says that their address works. */
    public boolean confirm(Actor actor) {
        return transaction.call(actor, present -> confirm(present, present.person()));
    }

    /** Somebody in charge says that the address of this person works. In the transaction of the caller. */
    boolean confirm(Actor present, PersonId person) {
        return confirm(present.tenant(), present.person(), person);
    }

    /** In the transaction of the caller. */
    boolean confirm(TenantId tenant, PersonId by, PersonId person) {
        boolean confirmed = refusals.confirm(person, clock.instant());
        if (confirmed) {
            audit.append(tenant, new AuditEvent("address.confirmed", by, null, Map.of("person", person.toString())));
            changes.announce(tenant, List.of(person));
        }
        return confirmed;
    }

    private boolean isRefused(PersonId person) {
        return !of(List.of(person)).isEmpty();
    }

    Map<PersonId, Refusal> of(Collection<PersonId> persons) {
        return refusals.of(persons);
    }

    /**
     * Whether a letter can be sent to the address of the person. If nothing could read it, the letter has come back before it is sent: no mail server would
     * ever take it. In the transaction of the caller.
     *
     * @param letter a notification that is not published yet
     */
    boolean takes(TenantId tenant, Person person, UUID letter) {
        if (isRefused(person.id())) {
            return false;
        }
        if (EmailAddress.isValid(person.email())) {
            return true;
        }
        Instant now = clock.instant();
        letters.failed(letter);
        alarm.soon(tenant);
        refused(
                new LetterBounced(
                        tenant,
                        person.id().value(),
                        Optional.of(letter),
                        person.email(),
                        LetterBounced.Kind.PERMANENT,
                        NOT_AN_ADDRESS,
                        now),
                person);
        return false;
    }

    /** An address that the person does not have, or has no longer, says nothing about the one that they have. */
    @EventListener
    void on(LetterBounced bounced) {
        people.find(bounced.tenant(), new PersonId(bounced.person()))
                .filter(person -> person.email().equalsIgnoreCase(bounced.address()))
                .ifPresent(person -> refused(bounced, person));
    }

    private void refused(LetterBounced bounced, Person person) {
        Instant now = clock.instant();
        String said = detail(bounced.detail());
        bounced.letter().ifPresent(letter -> {
            if (now.isBefore(bounced.at().plus(ON_ITS_WAY)) && letters.isOnItsWay(letter, person.id())) {
                throw new IllegalStateException(
                        "Letter %s is not marked as published yet; this is read again".formatted(letter));
            }
            if (letters.cameBack(letter, person.id(), said)) {
                alarm.soon(bounced.tenant());
            }
        });
        if (bounced.kind() != LetterBounced.Kind.PASSING) {
            boolean reported = bounced.kind() == LetterBounced.Kind.REPORTED;
            Refusal refusal = new Refusal(person.email(), reported, said, now);
            if (refusals.add(bounced.tenant(), person.id(), refusal, bounced.at())) {
                audit.append(
                        bounced.tenant(),
                        new AuditEvent(
                                "address.refused",
                                null,
                                null,
                                Map.of(
                                        "person", person.id().toString(),
                                        "address", person.email(),
                                        "kind", bounced.kind().name(),
                                        "detail", refusal.detail())));
            }
        }
        changes.announce(bounced.tenant(), concerned(bounced.tenant(), person));
    }

    private List<PersonId> concerned(TenantId tenant, Person person) {
        return Stream.concat(Stream.of(person), people.administrators(tenant).stream())
                .map(Person::id)
                .distinct()
                .toList();
    }

    /** As it can be stored. */
    static String detail(String said) {
        String text = StorableText.of(said).strip();
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2));
    }
}
