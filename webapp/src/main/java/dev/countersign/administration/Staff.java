package dev.countersign.administration;

import dev.countersign.administration.StaffDraft.Field;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.text.SearchKey;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** The people of the organisation, for those who look after them. {@link StaffPolicy} says who may change whom. */
@Service
public class Staff {

    /** The rows of a page. */
    public static final int PAGE = 50;

    /** The database enforces this limit, too. */
    public static final int LONGEST_NOTE = 500;

    private static final int MOST_WORDS = 8;
    private static final Pattern SPACES = Pattern.compile("[^\\p{L}\\p{Nd}@.+_]+");

    private final ActorTransaction acting;
    private final StaffRepository staff;
    private final LeftGroups leftGroups;
    private final StaffMembers members;
    private final StaffPolicy policy;
    private final StaffChanges changes;
    private final NamedAddresses addresses;
    private final Takeovers takeovers;
    private final LeftBehind behind;
    private final People people;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final Clock clock;

    Staff(
            ActorTransaction acting,
            StaffRepository staff,
            LeftGroups leftGroups,
            StaffMembers members,
            StaffPolicy policy,
            StaffChanges changes,
            NamedAddresses addresses,
            Takeovers takeovers,
            LeftBehind behind,
            People people,
            AuditLog audit,
            SecurityRecords refusals,
            Clock clock) {
        this.acting = acting;
        this.staff = staff;
        this.leftGroups = leftGroups;
        this.members = members;
        this.policy = policy;
        this.changes = changes;
        this.addresses = addresses;
        this.takeovers = takeovers;
        this.behind = behind;
        this.people = people;
        this.audit = audit;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * People by name, one more than a page if there are more. Empty for everybody who may not see what is known about people.
     *
     * @param after the place of the last person of the page before
     */
    public Optional<List<StaffRow>> page(Actor actor, StaffFilter filter, Optional<StaffPlace> after) {
        return acting.call(actor, present -> {
            if (!sees(present, "all")) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            return Optional.of(staff.page(filter, words(filter.text()), after, PAGE + 1, now));
        });
    }

    /** Empty if there is no such person, or the actor may not see it. */
    public Optional<StaffMember> open(Actor actor, PersonId id) {
        return acting.call(
                actor,
                present ->
                        sees(present, id.toString()) ? members.read(present, id, clock.instant()) : Optional.empty());
    }

    /**
     * Writes the fields that differ from what was read. The others stay as they are, since somebody else may have changed them. Who has left is not
     * changed: they would come back with it.
     *
     * @param opened the person as they were when the draft was begun
     */
    public StaffResult change(Actor actor, PersonId id, StaffDraft opened, StaffDraft draft) {
        return as(actor, id, (present, before) -> {
            if (!before.active()) {
                return new StaffResult.NotFound();
            }
            StaffDraft now = StaffDraft.of(before);
            StaffDraft allowed = StaffChanges.allowed(present, Optional.of(before), draft);
            Set<Field> contested = allowed.contested(opened, now);
            if (!contested.isEmpty()) {
                return changes.contested(present, id, contested, now);
            }
            StaffDraft merged = allowed.onto(opened, now);
            return changes.problem(present, Optional.of(before), merged)
                    .orElseGet(() -> changes.change(present, before, merged));
        });
    }

    /**
     * Writes what a directory knows about somebody, who may have left. Roles stay as they are: the directory gives none.
     *
     * @see #change
     */
    public StaffResult synchronize(Actor actor, PersonId id, StaffDraft draft) {
        return as(actor, id, (present, before) -> {
            StaffDraft known = StaffChanges.allowed(present, Optional.of(before), draft)
                    .with(Set.of(Field.ROLES), StaffDraft.of(before));
            return changes.problem(present, Optional.of(before), known)
                    .orElseGet(() -> changes.change(present, before, known));
        });
    }

    /** Adds somebody. Their first sign-in finds them by the email address. */
    public StaffResult add(Actor actor, StaffDraft draft) {
        return locked(actor, this::refusalToAdd, present -> {
            StaffDraft allowed = StaffChanges.allowed(present, Optional.empty(), draft);
            if (addresses.reserved(present).contains(allowed.email())) {
                refusals.refused(present.tenant(), present.person(), "person", "reserved-address");
                return new StaffResult.EmailReserved();
            }
            return changes.problem(present, Optional.empty(), allowed).orElseGet(() -> changes.add(present, allowed));
        });
    }

    /**
     * Makes a person inactive. What they held goes to the successor: groups, departments, reports and absences at once, open approvals, and templates if the
     * actor may publish them, by calls that follow the commit and are repeated until they are through. {@link dev.countersign.approval.Succession} says who gets what the successor
     * may not decide.
     *
     * @param note the people whose approvals change hands read it; it can be empty if there are none
     */
    public StaffResult leave(Actor actor, PersonId id, Optional<PersonId> successor, String note) {
        String why = TypedText.clean(note);
        if (why.length() > LONGEST_NOTE) {
            return new StaffResult.NoteMissing();
        }
        return as(actor, id, (present, before) -> leave(present, before, successor, why));
    }

    /**
     * Gives a successor what somebody still holds who has left, as {@link #leave} does. Approvals that went to others before stay there.
     *
     * @param former the successor that the actor knows of
     * @param note the people whose approvals change hands read it; it can be empty if there are none
     */
    public StaffResult replace(Actor actor, PersonId id, Optional<PersonId> former, PersonId successor, String note) {
        String why = TypedText.clean(note);
        if (why.length() > LONGEST_NOTE) {
            return new StaffResult.NoteMissing();
        }
        return as(actor, id, (present, before) -> replace(present, before, former, successor, why));
    }

    /** Makes a person active again, in the groups that nobody got in their place, if the actor may add them there. They get back nothing else of what they held. */
    public StaffResult comeBack(Actor actor, PersonId id) {
        return as(actor, id, (present, before) -> {
            if (!before.active()) {
                staff.comeBack(id);
                leftGroups.comeBack(id, policy.mayEmpower(present, id));
                record(present, "person.returned", Map.of("person", id.toString()));
            }
            return new StaffResult.Saved();
        });
    }

    private Optional<StaffResult> obstacle(Actor actor, Person before, Optional<PersonId> successor, String note) {
        if (note.isEmpty() && staff.approvals(before.id()) > 0) {
            return Optional.of(new StaffResult.NoteMissing());
        }
        if (successor.isPresent() && !policy.mayEmpower(actor, successor.get())) {
            refusals.refused(
                    actor.tenant(), actor.person(), "person", before.id().toString());
            return Optional.of(new StaffResult.OwnSuccessor());
        }
        if (successor.isPresent() && !isSuitable(actor, before, successor.get())) {
            return Optional.of(new StaffResult.Unsuitable());
        }
        return isLastAdministrator(before) ? Optional.of(new StaffResult.LastAdministrator()) : Optional.empty();
    }

    private StaffResult leave(Actor actor, Person before, Optional<PersonId> successor, String note) {
        Optional<StaffResult> obstacle =
                before.active() ? obstacle(actor, before, successor, note) : Optional.of(new StaffResult.NotFound());
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        StaffMember.Holdings held = members.holdings(actor, before, clock.instant());
        Optional<Takeover> takeover = successor.map(to -> takeovers.byLeaver(actor, before, to, held));
        List<String> groups = staff.groups(before.id());
        if (successor.isEmpty()) {
            leftGroups.remember(before.id());
        }
        staff.leaveGroups(before.id());
        staff.leave(before.id(), successor.orElse(null), note, clock.instant());
        if (successor.isEmpty()) {
            behind.byLeaver(actor.tenant(), before, groups);
        }
        record(
                actor,
                "person.left",
                Map.of(
                        "person", before.id().toString(),
                        "successor", successor.map(PersonId::toString).orElse(""),
                        "note", note));
        return new StaffResult.Left(held, takeover);
    }

    private StaffResult replace(Actor actor, Person before, Optional<PersonId> known, PersonId successor, String note) {
        Optional<PersonId> former = staff.successor(before.id());
        if (!before.active() && former.isPresent() && !former.equals(known)) {
            return new StaffResult.AlreadyReplaced(
                    people.find(actor.tenant(), former.get()).orElseThrow().personName());
        }
        Optional<StaffResult> obstacle = before.active()
                ? Optional.of(new StaffResult.Returned())
                : obstacle(actor, before, Optional.of(successor), note);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        StaffMember.Holdings held = members.holdings(actor, before, clock.instant());
        Takeover takeover = takeovers.byLeaver(actor, before, successor, held);
        staff.succeed(before.id(), successor, note);
        record(
                actor,
                "person.replaced",
                Map.of(
                        "person", before.id().toString(),
                        "successor", successor.toString(),
                        "successor-before", former.map(PersonId::toString).orElse(""),
                        "note", note));
        return new StaffResult.Left(held, Optional.of(takeover));
    }

    private StaffResult as(Actor actor, PersonId id, BiFunction<Actor, Person, StaffResult> work) {
        return locked(
                actor,
                present -> refusalToChange(present, id),
                present -> staff.isErased(id)
                        ? new StaffResult.Erased()
                        : work.apply(present, people.find(present.tenant(), id).orElseThrow()));
    }

    /** Asks twice, since the rights may be lost while the lock is waited for. */
    private StaffResult locked(
            Actor actor, Function<Actor, Optional<StaffResult>> refusal, Function<Actor, StaffResult> work) {
        return acting.call(
                actor,
                present -> refusal.apply(present).orElseGet(() -> {
                    people.lockChanges(present.tenant());
                    return acting.again(present, now -> refusal.apply(now).orElseGet(() -> work.apply(now)));
                }));
    }

    private Optional<StaffResult> refusalToAdd(Actor present) {
        if (present.may(Right.MANAGE_PEOPLE)) {
            return Optional.empty();
        }
        refusals.refused(present.tenant(), present.person(), "person", "new");
        return Optional.of(new StaffResult.NotAllowed());
    }

    private Optional<StaffResult> refusalToChange(Actor present, PersonId id) {
        Optional<Person> found = people.find(present.tenant(), id);
        boolean allowed = found.map(person -> policy.mayChange(present, person))
                .orElseGet(() -> present.may(Right.MANAGE_PEOPLE));
        if (allowed && found.isPresent()) {
            return Optional.empty();
        }
        refusals.refused(present.tenant(), present.person(), "person", id.toString());
        return Optional.of(allowed ? new StaffResult.NotFound() : new StaffResult.NotAllowed());
    }

    private boolean sees(Actor present, String what) {
        boolean allowed = present.may(Right.SEE_PEOPLE);
        if (!allowed) {
            refusals.refused(present.tenant(), present.person(), "person", what);
        }
        return allowed;
    }

    private boolean isSuitable(Actor actor, Person person, PersonId other) {
        return !person.id().equals(other)
                && people.find(actor.tenant(), other).filter(Person::active).isPresent();
    }

    private boolean isLastAdministrator(Person person) {
        return person.roles().contains(Role.ADMINISTRATOR) && staff.administrators() == 1;
    }

    private void record(Actor actor, String kind, Map<String, String> details) {
        audit.append(actor.tenant(), new AuditEvent(kind, actor.person(), null, details));
    }

    private static List<String> words(String text) {
        return SPACES.splitAsStream(SearchKey.of(text))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }
}
