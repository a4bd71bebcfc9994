package dev.countersign.administration;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonLocale;
import dev.countersign.people.ProviderProfile;
import dev.countersign.people.ProviderProfiles;
import dev.countersign.people.Role;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * People as the identity provider of their tenant knows them. The provider is trusted to say who somebody is, who leads them and which groups they are in; it
 * never gives a role. What cannot be, such as a circle of managers, stays as it was.
 */
@Component
class StaffOfProvider implements ProviderProfiles {

    /** What a provider says of people who are known already. The rest they choose themselves, or administrators do. */
    private static final Set<StaffDraft.Field> PROVIDED = EnumSet.of(
            StaffDraft.Field.NAME, StaffDraft.Field.EMAIL, StaffDraft.Field.DEPARTMENT, StaffDraft.Field.MANAGER);

    private final TenantTransaction transaction;
    private final People people;
    private final StaffChanges changes;
    private final GroupRepository groups;
    private final ProvidedMembers members;
    private final LeftBehind behind;
    private final WorkingCalendars calendars;
    private final Tenants tenants;
    private final AuditLog audit;
    private final FullGroups fullGroups;

    StaffOfProvider(
            TenantTransaction transaction,
            People people,
            StaffChanges changes,
            GroupRepository groups,
            ProvidedMembers members,
            LeftBehind behind,
            WorkingCalendars calendars,
            Tenants tenants,
            AuditLog audit,
            FullGroups fullGroups) {
        this.transaction = transaction;
        this.people = people;
        this.changes = changes;
        this.groups = groups;
        this.members = members;
        this.behind = behind;
        this.calendars = calendars;
        this.tenants = tenants;
        this.audit = audit;
        this.fullGroups = fullGroups;
    }

    @Override
    public void keep(TenantId tenant, ProviderProfile profile, boolean creates) {
        transaction.run(tenant, () -> {
            Optional<Person> known = find(tenant, profile);
            if (known.isEmpty() ? creates : known.get().active() && differs(tenant, known.get(), profile)) {
                people.lockChanges(tenant);
                // Somebody else may have written it meanwhile, in another tab.
                Optional<Person> now = find(tenant, profile);
                now.ifPresent(person -> change(tenant, person, profile));
                if (now.isEmpty() && creates) {
                    add(tenant, profile);
                }
            }
        });
    }

    /** Somebody who signs in for the first time has an address that was entered here. */
    private Optional<Person> find(TenantId tenant, ProviderProfile profile) {
        return people.bySubject(tenant, profile.issuer(), profile.subject())
                .or(() -> profile.email().flatMap(email -> people.unlinked(tenant, email)));
    }

    private boolean differs(TenantId tenant, Person person, ProviderProfile profile) {
        StaffDraft now = StaffDraft.of(person);
        return !possible(tenant, Optional.of(person), now, said(tenant, now, profile))
                        .equals(now)
                || profile.groups()
                        .map(names -> differs(tenant, moves(person.id(), names)))
                        .orElse(false);
    }

    /** What is not written is told here. */
    private boolean differs(TenantId tenant, Moves moves) {
        if (moves.isEmpty()) {
            moves.full().forEach(group -> fullGroups.tell(tenant, group.key()));
        }
        return !moves.isEmpty();
    }

    private void change(TenantId tenant, Person person, ProviderProfile profile) {
        if (!person.active()) {
            return;
        }
        StaffDraft now = StaffDraft.of(person);
        StaffDraft draft = possible(tenant, Optional.of(person), now, said(tenant, now, profile));
        if (!draft.equals(now)) {
            changes.change(tenant, person, draft);
        }
        profile.groups().ifPresent(names -> move(tenant, person.id(), moves(person.id(), names)));
    }

    private void add(TenantId tenant, ProviderProfile profile) {
        if (profile.email().isEmpty()) {
            return;
        }
        String email = People.normal(TypedText.line(profile.email().get()));
        StaffDraft least = new StaffDraft(
                email.substring(0, Math.max(0, email.lastIndexOf('@'))),
                email,
                Optional.empty(),
                Optional.empty(),
                profile.locale()
                        .map(PersonLocale::plain)
                        .orElseGet(() -> Locale.of(tenants.languages(tenant).first())),
                profile.zone()
                        .filter(zone -> !StaffChanges.isUnknown(zone))
                        .orElseGet(() -> calendars.organisationTime(tenant).zone()),
                Set.of(Role.EMPLOYEE));
        if (!changes.problems(nobody(tenant), Optional.empty(), least).isEmpty()) {
            // Without an address that letters reach, or with that of somebody else: the page says that they are not
            // known.
            return;
        }
        PersonId id =
                changes.add(tenant, null, possible(tenant, Optional.empty(), least, said(tenant, least, profile)));
        profile.groups().ifPresent(names -> move(tenant, id, moves(id, names)));
    }

    private StaffDraft said(TenantId tenant, StaffDraft now, ProviderProfile profile) {
        return new StaffDraft(
                profile.name().map(TypedText::line).orElse(now.name()),
                profile.email().map(TypedText::line).map(People::normal).orElse(now.email()),
                profile.department()
                        .map(TypedText::line)
                        .filter(name -> !name.isEmpty())
                        .or(now::department),
                profile.manager()
                        .flatMap(manager -> people.byEmail(tenant, manager)
                                .or(() -> people.bySubject(tenant, profile.issuer(), manager)))
                        .map(Person::id)
                        .or(now::manager),
                now.locale(),
                now.zone(),
                now.roles());
    }

    /** With each field as the provider says, unless that cannot be. */
    private StaffDraft possible(TenantId tenant, Optional<Person> before, StaffDraft now, StaffDraft said) {
        Actor themselves = before.map(person -> new Actor(tenant, person.id(), person.roles()))
                .orElseGet(() -> nobody(tenant));
        StaffDraft draft = now;
        for (StaffDraft.Field field : PROVIDED) {
            StaffDraft next = draft.with(Set.of(field), said);
            if (!next.equals(draft)
                    && changes.problems(themselves, before, next).isEmpty()) {
                draft = next;
            }
        }
        return draft;
    }

    /** Who is not yet a person has no rights. */
    private static Actor nobody(TenantId tenant) {
        return new Actor(tenant, new PersonId(new UUID(0, 0)), Set.of());
    }

    /** A group that is full takes nobody more. */
    private Moves moves(PersonId person, Set<String> names) {
        List<ProvidedMembers.Group> named = members.named(names);
        Set<UUID> present = new HashSet<>(members.allOf(person));
        Map<Boolean, List<ProvidedMembers.Group>> missing = named.stream()
                .filter(group -> !present.contains(group.id()))
                .collect(Collectors.partitioningBy(this::isFull));
        return new Moves(
                missing.getOrDefault(false, List.of()),
                members.of(person).stream()
                        .filter(group -> !named.contains(group))
                        .toList(),
                missing.getOrDefault(true, List.of()));
    }

    private boolean isFull(ProvidedMembers.Group group) {
        return groups.countMembers(group.id()) >= Groups.MOST_MEMBERS;
    }

    private void move(TenantId tenant, PersonId person, Moves moves) {
        for (ProvidedMembers.Group group : moves.into()) {
            groups.lock(group.id());
            if (isFull(group)) {
                fullGroups.tell(tenant, group.key());
            } else if (groups.addMember(group.id(), person)) {
                members.mark(group.id(), person);
                record(tenant, "group.member-added", group, person);
            }
        }
        moves.full().forEach(group -> fullGroups.tell(tenant, group.key()));
        for (ProvidedMembers.Group group : moves.outOf()) {
            groups.lock(group.id());
            if (groups.removeMember(group.id(), person)) {
                behind.inGroup(tenant, group.key());
                record(tenant, "group.member-removed", group, person);
            }
        }
    }

    private void record(TenantId tenant, String kind, ProvidedMembers.Group group, PersonId person) {
        audit.append(
                tenant,
                new AuditEvent(
                        kind,
                        null,
                        null,
                        Map.of("group", group.key(), "person", person.toString(), "source", StaffChanges.PROVIDER)));
    }

    /** The groups that a person comes into and leaves, and those that cannot take them. Whoever was entered here stays where they are. */
    private record Moves(
            List<ProvidedMembers.Group> into, List<ProvidedMembers.Group> outOf, List<ProvidedMembers.Group> full) {

        boolean isEmpty() {
            return into.isEmpty() && outOf.isEmpty();
        }
    }
}
