package dev.countersign.removal;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.AuditRemoval;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.tenant.TimeOrderedIds;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The data of one person, exported or erased on request. */
@Service
public class PersonalRecords {

    /** The most characters of a reason. The database enforces this limit, too. */
    public static final int LONGEST_REASON = 500;

    private final ActorTransaction acting;
    private final RemovalRepository removals;
    private final PersonalFile file;
    private final People people;
    private final NamingTemplates templates;
    private final AuditRemoval entries;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final ApplicationEventPublisher events;
    private final TimeOrderedIds ids;
    private final Clock clock;

    PersonalRecords(
            ActorTransaction acting,
            RemovalRepository removals,
            PersonalFile file,
            People people,
            NamingTemplates templates,
            AuditRemoval entries,
            AuditLog audit,
            SecurityRecords refusals,
            ApplicationEventPublisher events,
            TimeOrderedIds ids,
            Clock clock) {
        this.acting = acting;
        this.removals = removals;
        this.file = file;
        this.people = people;
        this.templates = templates;
        this.entries = entries;
        this.audit = audit;
        this.refusals = refusals;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether the person may have somebody's data exported; that they have is recorded. False if there is no such person, too. */
    public boolean beginExport(Actor actor, PersonId person) {
        return acting.call(actor, present -> {
            if (!may(present, person) || people.find(present.tenant(), person).isEmpty()) {
                return false;
            }
            audit.append(
                    present.tenant(),
                    new AuditEvent("person.exported", present.person(), null, Map.of("person", person.toString())));
            return true;
        });
    }

    /** Writes everything about a person as JSON; part by part, so the amount needs no memory. Nothing if the actor may not. */
    public void export(Actor actor, PersonId person, OutputStream out) throws IOException {
        boolean may = acting.call(
                actor,
                present -> may(present, person)
                        && people.find(present.tenant(), person).isPresent());
        if (may) {
            file.write(actor.tenant(), person, out);
        }
    }

    /**
     * Erases name, address, account, and what only concerns the person: absences, working hours, notifications, choices. Requests, decisions and comments
     * stay under a pseudonym, since others rely on them; what people typed in them is not changed. What the audit log says about who they are is removed, and an entry says when and why.
     */
    public EraseResult erase(Actor actor, PersonId person, String reason) {
        String why = TypedText.clean(reason);
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return new EraseResult.ReasonMissing();
        }
        return acting.call(
                actor,
                present -> refusalToErase(present, person).orElseGet(() -> {
                    people.lockChanges(present.tenant());
                    // The rights may have been lost while the lock was waited for, and the person may have come back.
                    return acting.again(
                            present, now -> refusalToErase(now, person).orElseGet(() -> eraseNow(now, person, why)));
                }));
    }

    private Optional<EraseResult> refusalToErase(Actor present, PersonId person) {
        if (!may(present, person) || person.equals(present.person())) {
            return Optional.of(new EraseResult.NotAllowed());
        }
        Optional<Person> found = people.find(present.tenant(), person);
        if (found.isEmpty() || removals.isErased(person)) {
            return Optional.of(new EraseResult.NotFound());
        }
        if (found.get().active()) {
            return Optional.of(new EraseResult.StillActive());
        }
        int approvals = removals.openApprovals(person);
        if (approvals > 0) {
            return Optional.of(new EraseResult.StillAsked(approvals));
        }
        List<String> naming = templates.naming(present.tenant(), found.get());
        return naming.isEmpty() ? Optional.empty() : Optional.of(new EraseResult.StillNamed(naming));
    }

    private EraseResult eraseNow(Actor present, PersonId person, String why) {
        UUID id = ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Not from anything about the person; the first part of an id is its time.
        String mark = person.toString().substring(person.toString().length() - 6);
        Person before = people.find(present.tenant(), person).orElseThrow();
        Set<String> addresses = new HashSet<>(removals.formerAddresses(person));
        addresses.add(before.email());
        if (!removals.erase(person, "Erased " + mark, "erased-" + person + PersonName.ERASED, now)) {
            return new EraseResult.NotFound();
        }
        PersonName pseudonym = Objects.requireNonNull(
                people.names(present.tenant(), Set.of(person)).get(person));
        events.publishEvent(new PersonErased(present.tenant(), before.name(), addresses, pseudonym));
        removals.begin(present.tenant(), id, Removal.Kind.PERSON, present.person(), why, now);
        int removed = entries.ofPerson(
                present.tenant(),
                id,
                person,
                present.person(),
                Map.of("person", person.toString(), "reason", why, "removed-at", now.toString()));
        removals.end(id, 1, removed, null, now);
        return new EraseResult.Erased(removed);
    }

    private boolean may(Actor present, PersonId person) {
        boolean may = present.may(Right.SET_ORGANISATION);
        if (!may) {
            refusals.refused(present.tenant(), present.person(), "personal-data", person.toString());
        }
        return may;
    }
}
