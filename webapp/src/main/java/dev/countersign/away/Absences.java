package dev.countersign.away;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.away.AbsenceDraft.Field;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.live.Changes;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.Edits;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * People say that they are away, and who decides for them. Their manager and administrators may say it for them. What it means for approvals is
 * decided by who listens to {@link AbsenceChanged}.
 */
@Service
public class Absences {

    private final AbsenceRepository absences;
    private final AbsencePolicy policy;
    private final AwayReader reader;
    private final OnBehalf onBehalf;
    private final ActorTransaction acting;
    private final AbsenceHistory history;
    private final SecurityRecords refusals;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Absences(
            AbsenceRepository absences,
            AbsencePolicy policy,
            AwayReader reader,
            OnBehalf onBehalf,
            ActorTransaction acting,
            AbsenceHistory history,
            SecurityRecords refusals,
            Changes changes,
            ApplicationEventPublisher events,
            TimeOrderedIds ids,
            Clock clock) {
        this.absences = absences;
        this.policy = policy;
        this.reader = reader;
        this.onBehalf = onBehalf;
        this.acting = acting;
        this.history = history;
        this.refusals = refusals;
        this.changes = changes;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** The person's absences, for themselves, their manager and administrators; empty for everybody else. */
    public Optional<AwayPage> open(Actor actor, PersonId person) {
        return acting.call(
                actor,
                present ->
                        onBehalf.allowed(present, person).map(found -> reader.page(present, found, clock.instant())));
    }

    /** Who is away now, as far as it concerns this person's inbox. */
    public AwayNow now(Actor actor) {
        return acting.call(actor, present -> reader.now(present, clock.instant()));
    }

    /** Who of these people is away now; the others are left out. Everybody of the organisation may know it before they choose one of them. */
    public Map<PersonId, AwayNow.Absent> away(Actor actor, Collection<PersonId> people) {
        return people.isEmpty()
                ? Map.of()
                : acting.call(actor, present -> reader.away(present, people, clock.instant()));
    }

    public AbsenceResult set(Actor actor, AbsenceDraft draft) {
        return acting.call(
                actor,
                present -> as(
                        present,
                        draft.person(),
                        (now, person, at) -> save(
                                now, person, draft, Optional.empty(), new AbsenceId(ids.next()), "absence.set", at)));
    }

    /**
     * Changes an absence that is not over. It stays the absence of the same person. Writes the fields that differ from what was read.
     *
     * @param opened the absence as it was when the draft was begun; what somebody else has changed since is not overwritten
     */
    public AbsenceResult change(Actor actor, AbsenceId id, AbsenceDraft opened, AbsenceDraft draft) {
        Edits<AbsenceDraft, Field> edits = new Edits<>(Field.class, AbsenceDraft::value, opened, draft);
        return onOpen(actor, id, (present, person, before, at) -> {
            AbsenceDraft now = AbsenceDraft.of(before);
            Set<Field> contested = edits.contested(now);
            return contested.isEmpty()
                    ? save(
                            present,
                            person,
                            now.with(edits.touched(), draft),
                            Optional.of(before),
                            id,
                            AbsenceHistory.CHANGED,
                            at)
                    : new AbsenceResult.ChangedByOthers(
                            contested, now, history.last(present.tenant(), before, contested));
        });
    }

    /** Ends an absence at once, or removes one that has not begun. */
    public AbsenceResult end(Actor actor, AbsenceId id) {
        return onOpen(actor, id, (present, _, before, at) -> {
            Absence ended = new Absence(
                    id,
                    before.person(),
                    before.standIn(),
                    before.template(),
                    before.firstDay(),
                    before.lastDay(),
                    before.startsAt(),
                    at.isAfter(before.startsAt()) ? at : before.startsAt(),
                    before.note(),
                    present.person());
            return write(present, Optional.of(before), ended, "absence.ended", at);
        });
    }

    /** What is done about an absence that is not over, behind the lock of its person. */
    private interface Change {

        AbsenceResult apply(Actor present, Person person, Absence before, Instant now);
    }

    private AbsenceResult onOpen(Actor actor, AbsenceId id, Change change) {
        return acting.call(
                actor,
                present -> notOver(id)
                        .map(absence -> as(
                                present,
                                absence.person(),
                                (now, person, at) -> notOver(id)
                                        .map(before -> change.apply(now, person, before, at))
                                        .orElseGet(AbsenceResult.NotFound::new)))
                        .orElseGet(() -> {
                            refusals.refused(present.tenant(), present.person(), "absence", id.toString());
                            return new AbsenceResult.NotFound();
                        }));
    }

    private Optional<Absence> notOver(AbsenceId id) {
        return absences.find(id).filter(absence -> absence.endsAt().isAfter(clock.instant()));
    }

    /** What is done about a person's absences, behind the lock of that person. */
    private interface Work {

        AbsenceResult apply(Actor present, Person person, Instant now);
    }

    private AbsenceResult as(Actor present, PersonId person, Work work) {
        if (onBehalf.allowed(present, person).isEmpty()) {
            return new AbsenceResult.NotAllowed();
        }
        absences.lock(person);
        // The rights may have been lost meanwhile.
        return acting.again(
                present,
                now -> onBehalf.allowed(now, person)
                        .map(found -> work.apply(now, found, clock.instant()))
                        .orElseGet(AbsenceResult.NotAllowed::new));
    }

    private AbsenceResult save(
            Actor present,
            Person person,
            AbsenceDraft draft,
            Optional<Absence> before,
            AbsenceId id,
            String kind,
            Instant now) {
        ZoneId zone = person.zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        String note = TypedText.clean(draft.note());
        Function<AbsenceResult.Problem, AbsenceResult> refused = AbsenceResult.Refused::new;
        Optional<AbsenceResult> wrong =
                AbsencePolicy.wording(draft, note, today).map(refused);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Absence wanted = new Absence(
                id,
                person.id(),
                draft.standIn(),
                draft.template(),
                draft.firstDay(),
                draft.lastDay(),
                draft.firstDay().atStartOfDay(zone).toInstant(),
                draft.lastDay().plusDays(1).atStartOfDay(zone).toInstant(),
                note,
                present.person());
        return policy.problem(present, wanted, now)
                .map(refused)
                .orElseGet(() -> write(present, before, wanted, kind, now));
    }

    private AbsenceResult write(Actor present, Optional<Absence> before, Absence absence, String kind, Instant now) {
        absences.save(present.tenant(), absence, now);
        events.publishEvent(
                new AbsenceChanged(present.tenant(), absence.person(), absence.startsAt(), absence.endsAt()));
        changes.announce(present.tenant(), Set.of(absence.person(), absence.standIn()));
        history.record(present, kind, absence);
        tell(present, before, absence, now);
        return new AbsenceResult.Saved(absence);
    }

    /** Whoever decides for somebody knows it before the first request comes, and people know what others have said about them. */
    private void tell(Actor present, Optional<Absence> before, Absence absence, Instant now) {
        if (!present.person().equals(absence.person())) {
            events.publishEvent(new AbsenceSetByOthers(
                    present.tenant(),
                    absence.id(),
                    absence.person(),
                    present.person(),
                    absence.firstDay(),
                    absence.lastDay(),
                    now));
        }
        boolean over = !absence.endsAt().isAfter(now) || !absence.endsAt().isAfter(absence.startsAt());
        before.filter(was -> over || !was.standIn().equals(absence.standIn()))
                .filter(was -> !was.standIn().equals(present.person()))
                .ifPresent(was -> events.publishEvent(new StandInReleased(
                        present.tenant(), was.id(), was.person(), was.standIn(), was.firstDay(), was.lastDay(), now)));
        boolean known = before.filter(was -> was.standIn().equals(absence.standIn())
                        && was.firstDay().equals(absence.firstDay())
                        && was.lastDay().equals(absence.lastDay()))
                .isPresent();
        if (!over && !known) {
            events.publishEvent(new StandInNamed(
                    present.tenant(),
                    absence.id(),
                    absence.person(),
                    absence.standIn(),
                    absence.firstDay(),
                    absence.lastDay()));
        }
    }
}
