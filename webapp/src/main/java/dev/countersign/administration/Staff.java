package dev.countersign.administration;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.text.SearchKey;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonLeft;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
import dev.countersign.text.StorableText;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
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
    private final StaffMembers members;
    private final StaffPolicy policy;
    private final People people;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Staff(
            ActorTransaction acting,
            StaffRepository staff,
            StaffMembers members,
            StaffPolicy policy,
            People people,
            AuditLog audit,
            SecurityRecords refusals,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.staff = staff;
        this.members = members;
        this.policy = policy;
        this.people = people;
        this.audit = audit;
        this.refusals = refusals;
        this.events = events;
        this.clock = clock;
    }

    /**
     * People by name, one more than a page if there are more. Empty for everybody who may not see what is known about people.
     *
     * @param after the last person of the page before
     */
    public Optional<List<StaffRow>> page(Actor actor, StaffFilter filter, Optional<PersonId> after) {
        return acting.call(actor, present -> {
            if (!sees(present, "all")) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            return Optional.of(
                    staff.page(filter, words(filter.text()), after.flatMap(id -> staff.find(id, now)), PAGE + 1, now));
        });
    }

    /** Empty if there is no such person, or the actor may not see it. */
    public Optional<StaffMember> open(Actor actor, PersonId id) {
        return acting.call(
                actor,
                present ->
                        sees(present, id.toString()) ? members.read(present, id, clock.instant()) : Optional.empty());
    }

    public StaffResult change(Actor actor, PersonId id, StaffDraft draft) {
        return as(actor, id, (present, before) -> change(present, before, draft));
    }

    /**
     * Makes a person inactive. What they held goes to the successor: groups, departments, reports and absences at once, open approvals by a call that
     * follows the commit and is repeated until it is through.
     *
     * @param note the people whose approvals change hands read it; it can be empty if there are none
     */
    public StaffResult leave(Actor actor, PersonId id, Optional<PersonId> successor, String note) {
        String why = StorableText.of(note).strip();
        if (why.length() > LONGEST_NOTE) {
            return new StaffResult.NoteMissing();
        }
        return as(actor, id, (present, before) -> leave(present, before, successor, why));
    }

    /** Makes a person active again. They get back nothing of what they held. */
    public StaffResult comeBack(Actor actor, PersonId id) {
        return as(actor, id, (present, before) -> {
            staff.comeBack(id);
            record(present, "person.returned", Map.of("person", id.toString()));
            return new StaffResult.Saved();
        });
    }

    private StaffResult change(Actor actor, Person before, StaffDraft draft) {
        Set<Role> roles = actor.may(Right.GRANT_ROLES) ? draft.roles() : before.roles();
        Optional<PersonId> manager = draft.manager();
        if (manager.isPresent() && !isSuitable(actor, before, manager.get())) {
            return new StaffResult.Unsuitable();
        }
        if (manager.isPresent() && isAbove(before.id(), manager.get())) {
            return new StaffResult.Circle();
        }
        if (before.active() && isLastAdministrator(before) && !roles.contains(Role.ADMINISTRATOR)) {
            return new StaffResult.LastAdministrator();
        }
        String department = draft.department()
                .map(StorableText::of)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.substring(0, Math.min(200, name.length())))
                .orElse(null);
        staff.update(before.id(), department, manager.orElse(null), roles);
        Map<String, String> details = new HashMap<>();
        details.put("person", before.id().toString());
        details.put("roles-before", words(before.roles()));
        details.put("roles", words(roles));
        details.put(
                "manager-before",
                before.manager() == null ? "" : before.manager().toString());
        details.put("manager", manager.map(PersonId::toString).orElse(""));
        details.put("department-before", before.department() == null ? "" : before.department());
        details.put("department", department == null ? "" : department);
        record(actor, "person.changed", details);
        return new StaffResult.Saved();
    }

    private StaffResult leave(Actor actor, Person before, Optional<PersonId> successor, String note) {
        if (!before.active()) {
            return new StaffResult.NotFound();
        }
        if (note.isEmpty() && staff.approvals(before.id()) > 0) {
            return new StaffResult.NoteMissing();
        }
        if (!policy.maySucceed(actor, successor)) {
            refusals.refused(
                    actor.tenant(), actor.person(), "person", before.id().toString());
            return new StaffResult.OwnSuccessor();
        }
        if (successor.isPresent() && !isSuitable(actor, before, successor.get())) {
            return new StaffResult.Unsuitable();
        }
        if (isLastAdministrator(before)) {
            return new StaffResult.LastAdministrator();
        }
        successor.ifPresent(to -> {
            if (isAbove(before.id(), to)) {
                // Otherwise a report of the person would be above and below the successor.
                staff.reportTo(to, before.manager());
            }
            staff.replace(before.id(), to, clock.instant());
            events.publishEvent(new PersonLeft(actor.tenant(), before.id(), to, actor.person()));
        });
        staff.leaveGroups(before.id());
        staff.leave(before.id(), successor.orElse(null), note, clock.instant());
        record(
                actor,
                "person.left",
                Map.of(
                        "person", before.id().toString(),
                        "successor", successor.map(PersonId::toString).orElse(""),
                        "note", note));
        return new StaffResult.Saved();
    }

    private StaffResult as(Actor actor, PersonId id, BiFunction<Actor, Person, StaffResult> work) {
        return acting.call(actor, present -> {
            Optional<Person> found = people.find(present.tenant(), id);
            boolean allowed = found.map(person -> policy.mayChange(present, person))
                    .orElseGet(() -> present.may(Right.MANAGE_PEOPLE));
            if (!allowed) {
                refusals.refused(present.tenant(), present.person(), "person", id.toString());
                return new StaffResult.NotAllowed();
            }
            if (found.isEmpty()) {
                refusals.refused(present.tenant(), present.person(), "person", id.toString());
                return new StaffResult.NotFound();
            }
            staff.serialize(present.tenant().value());
            return work.apply(present, people.find(present.tenant(), id).orElseThrow());
        });
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

    private boolean isAbove(PersonId person, PersonId manager) {
        return staff.chain(manager).stream().anyMatch(above -> above.id().equals(person));
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

    private static String words(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(", "));
    }
}
