package dev.countersign.administration;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.LastChange;
import dev.countersign.audit.LastChanges;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.EmailAddress;
import dev.countersign.people.NewPerson;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonLocale;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks and writes what is known about people, after {@link People#lockChanges}. It authorizes nobody. */
@Component
class StaffChanges {

    /** The source of what is recorded about people without a person who did it. */
    static final String PROVIDER = "identity-provider";

    private static final String CHANGED = "person.changed";

    /** The database enforces this limit, too. */
    static final int LONGEST_NAME = 200;

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private final StaffRepository staff;
    private final StaffBatch batch;
    private final StaffPolicy policy;
    private final People people;
    private final Directory directory;
    private final NamedAddresses addresses;
    private final AuditLog audit;
    private final LastChanges changes;
    private final Clock clock;

    StaffChanges(
            StaffRepository staff,
            StaffBatch batch,
            StaffPolicy policy,
            People people,
            Directory directory,
            NamedAddresses addresses,
            AuditLog audit,
            LastChanges changes,
            Clock clock) {
        this.staff = staff;
        this.batch = batch;
        this.policy = policy;
        this.people = people;
        this.directory = directory;
        this.addresses = addresses;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /** What is kept of a draft: roles and addresses are given only by those who grant roles, since both say who approves. */
    static StaffDraft allowed(Actor actor, Optional<Person> before, StaffDraft wanted) {
        boolean grants = actor.may(Right.GRANT_ROLES);
        return new StaffDraft(
                TypedText.line(wanted.name()),
                grants || before.isEmpty()
                        ? People.normal(TypedText.line(wanted.email()))
                        : before.get().email(),
                wanted.department().map(TypedText::line).filter(name -> !name.isEmpty()),
                wanted.manager(),
                PersonLocale.plain(wanted.locale()),
                wanted.zone(),
                grants ? wanted.roles() : before.map(Person::roles).orElse(Set.of(Role.EMPLOYEE)));
    }

    /** Why this must not be; empty if nothing is wrong with it. */
    Optional<StaffResult> problem(Actor actor, Optional<Person> before, StaffDraft draft) {
        List<StaffResult> problems = problems(actor, before, draft);
        return problems.size() > 1
                ? Optional.of(new StaffResult.Several(problems))
                : problems.stream().findFirst();
    }

    /** All that is wrong with it. */
    List<StaffResult> problems(Actor actor, Optional<Person> before, StaffDraft draft) {
        return problems(stored(actor), before, draft);
    }

    /** The same, by what is known already. */
    static List<StaffResult> problems(KnownStaff known, Optional<Person> before, StaffDraft draft) {
        List<StaffResult> problems = new ArrayList<>();
        if (draft.name().isEmpty()) {
            problems.add(new StaffResult.NameMissing());
        } else if (draft.name().length() > LONGEST_NAME) {
            problems.add(new StaffResult.NameTooLong());
        }
        if (draft.department().filter(name -> name.length() > LONGEST_NAME).isPresent()) {
            problems.add(new StaffResult.DepartmentTooLong());
        }
        aboutEmail(known, before, draft).ifPresent(problems::add);
        if (isUnknown(draft.zone())
                && before.filter(person -> person.zone().equals(draft.zone())).isEmpty()) {
            problems.add(new StaffResult.ZoneUnknown());
        }
        aboutManager(known, before, draft).ifPresent(problems::add);
        aboutRoles(known, before, draft).ifPresent(problems::add);
        return problems;
    }

    /** Of a place: an offset from UTC knows no summer time, and can be written in more ways than the database reads. */
    static boolean isUnknown(ZoneId zone) {
        return !ZONES.contains(zone.getId());
    }

    private static Optional<StaffResult> aboutEmail(KnownStaff known, Optional<Person> before, StaffDraft draft) {
        boolean kept =
                before.filter(person -> person.email().equals(draft.email())).isPresent();
        if (!kept && !EmailAddress.isOfAPerson(draft.email())) {
            return Optional.of(new StaffResult.EmailWrong());
        }
        return known.byEmail(draft.email())
                .filter(other ->
                        before.filter(person -> person.id().equals(other.id())).isEmpty())
                .map(_ -> new StaffResult.EmailTaken());
    }

    StaffResult add(Actor actor, StaffDraft draft) {
        return new StaffResult.Added(add(actor.tenant(), actor.person(), draft));
    }

    /** @param by who adds the person; null for the identity provider */
    PersonId add(TenantId tenant, @Nullable PersonId by, StaffDraft draft) {
        PersonId id = directory.add(tenant, person(draft));
        recordAdded(tenant, by, id, draft);
        return id;
    }

    private static NewPerson person(StaffDraft draft) {
        return new NewPerson(
                draft.name(),
                draft.email(),
                draft.department().orElse(null),
                draft.manager().orElse(null),
                draft.locale(),
                draft.zone(),
                draft.roles());
    }

    /** Many people at once, each at most once: the same rows and entries, by a few statements unless names change. */
    void write(Actor actor, List<StaffWrite> writes) {
        Map<PersonId, NewPerson> added = new LinkedHashMap<>();
        List<StaffWrite.Changed> changed = new ArrayList<>();
        for (StaffWrite write : writes) {
            switch (write) {
                case StaffWrite.Added(PersonId id, StaffDraft draft) -> {
                    added.put(id, person(draft));
                    recordAdded(actor.tenant(), actor.person(), id, draft);
                }
                case StaffWrite.Changed change -> {
                    changed.add(change);
                    recordChanged(actor.tenant(), actor.person(), change.before(), change.draft());
                }
            }
        }
        directory.addAll(actor.tenant(), added);
        batch.update(changed);
    }

    private void recordAdded(TenantId tenant, @Nullable PersonId by, PersonId id, StaffDraft draft) {
        Map<String, String> details = facts(draft);
        details.put("person", id.toString());
        record(tenant, "person.added", by, details);
    }

    StaffResult change(Actor actor, Person before, StaffDraft draft) {
        change(actor.tenant(), actor.person(), before, draft);
        if (!draft.email().equals(before.email())) {
            addresses.changed(actor, before, draft.email());
        }
        return new StaffResult.Saved();
    }

    /** The same, as the identity provider says. */
    void change(TenantId tenant, Person before, StaffDraft draft) {
        change(tenant, null, before, draft);
        if (!draft.email().equals(before.email())) {
            addresses.changed(tenant, before);
        }
    }

    private void change(TenantId tenant, @Nullable PersonId by, Person before, StaffDraft draft) {
        staff.update(before.id(), draft, !draft.locale().equals(before.locale()));
        if (!draft.email().equals(before.email())) {
            staff.giveUp(tenant, before.id(), before.email(), clock.instant());
        }
        recordChanged(tenant, by, before, draft);
    }

    private void recordChanged(TenantId tenant, @Nullable PersonId by, Person before, StaffDraft draft) {
        Map<String, String> details = new HashMap<>();
        details.put("person", before.id().toString());
        Map<String, String> old = facts(StaffDraft.of(before));
        facts(draft).forEach((name, value) -> {
            String was = Objects.requireNonNull(old.get(name));
            if (!was.equals(value)) {
                details.put(name, value);
                details.put(name + "-before", was);
            }
        });
        if (details.size() > 1) {
            record(tenant, CHANGED, by, details);
        }
    }

    private void record(TenantId tenant, String kind, @Nullable PersonId by, Map<String, String> details) {
        if (by == null) {
            details.put("source", PROVIDER);
        }
        audit.append(tenant, new AuditEvent(kind, by, null, details));
    }

    /** With who was first at each of these fields. */
    StaffResult contested(Actor actor, PersonId person, Set<StaffDraft.Field> fields, StaffDraft now) {
        AuditFilter entries = AuditFilter.ofKind(CHANGED).about(person);
        Map<String, String> facts = facts(now);
        Map<StaffDraft.Field, LastChange> last = new EnumMap<>(StaffDraft.Field.class);
        for (StaffDraft.Field field : fields) {
            String fact = field.name().toLowerCase(Locale.ROOT);
            String value = Objects.requireNonNull(facts.get(fact));
            changes.find(
                            actor.tenant(),
                            entries,
                            details -> details.path("person").asString("").equals(person.toString())
                                    && details.path(fact).asString("").equals(value)
                                    && details.has(fact))
                    .ifPresent(change -> last.put(field, change));
        }
        return new StaffResult.ChangedByOthers(fields, now, last);
    }

    private KnownStaff stored(Actor actor) {
        return new KnownStaff() {

            @Override
            public Optional<Person> byEmail(String email) {
                return people.byEmail(actor.tenant(), email);
            }

            @Override
            public Optional<Person> find(PersonId id) {
                return people.find(actor.tenant(), id);
            }

            @Override
            public boolean isAbove(PersonId person, PersonId above) {
                return staff.chain(person).stream().anyMatch(one -> one.id().equals(above));
            }

            @Override
            public boolean mayEmpower(PersonId person) {
                return policy.mayEmpower(actor, person);
            }

            @Override
            public int administrators() {
                return staff.administrators();
            }
        };
    }

    static StaffDraft reportingTo(StaffDraft draft, Optional<PersonId> manager) {
        return new StaffDraft(
                draft.name(), draft.email(), draft.department(), manager, draft.locale(), draft.zone(), draft.roles());
    }

    private static Optional<StaffResult> aboutManager(KnownStaff known, Optional<Person> before, StaffDraft draft) {
        return aboutManagerAlone(known, before, draft)
                .or(() -> before.flatMap(person -> draft.manager()
                        .filter(manager -> !manager.equals(person.manager()))
                        .filter(manager -> known.isAbove(manager, person.id()))
                        .map(_ -> new StaffResult.Circle())));
    }

    /** Why this manager must not be, whoever is above them. */
    static Optional<StaffResult> aboutManagerAlone(KnownStaff known, Optional<Person> before, StaffDraft draft) {
        if (draft.manager().isEmpty() || draft.manager().equals(before.map(Person::manager))) {
            return Optional.empty();
        }
        PersonId manager = draft.manager().get();
        if (!known.mayEmpower(manager)) {
            return Optional.of(new StaffResult.OwnSuccessor());
        }
        if (known.find(manager).filter(Person::active).isEmpty()) {
            return Optional.of(new StaffResult.Unsuitable());
        }
        return before.filter(person -> person.id().equals(manager)).map(_ -> new StaffResult.Unsuitable());
    }

    private static Optional<StaffResult> aboutRoles(KnownStaff known, Optional<Person> before, StaffDraft draft) {
        boolean last = before.filter(Person::active)
                .filter(person -> person.roles().contains(Role.ADMINISTRATOR))
                .filter(_ -> !draft.roles().contains(Role.ADMINISTRATOR))
                .filter(_ -> known.administrators() == 1)
                .isPresent();
        return last ? Optional.of(new StaffResult.LastAdministrator()) : Optional.empty();
    }

    private static Map<String, String> facts(StaffDraft draft) {
        Map<String, String> facts = new HashMap<>();
        facts.put("name", draft.name());
        facts.put("email", draft.email());
        facts.put("department", draft.department().orElse(""));
        facts.put("manager", draft.manager().map(PersonId::toString).orElse(""));
        facts.put("locale", draft.locale().toLanguageTag());
        facts.put("zone", draft.zone().getId());
        facts.put("roles", draft.roles().stream().map(Role::name).sorted().collect(Collectors.joining(", ")));
        return facts;
    }
}
