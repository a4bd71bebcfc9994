package dev.countersign.people;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.text.Text;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.text.StorableText;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Finds people within a tenant. */
@Service
public class People {

    private static final int SEARCH_LIMIT = 20;

    private final PersonRepository people;
    private final TenantTransaction transaction;
    private final ActorTransaction acting;
    private final ApplicationEventPublisher events;

    People(
            PersonRepository people,
            TenantTransaction transaction,
            ActorTransaction acting,
            ApplicationEventPublisher events) {
        this.people = people;
        this.transaction = transaction;
        this.acting = acting;
        this.events = events;
    }

    /**
     * The person that an identity provider has authenticated, found by issuer and subject. At the first sign-in they are found by the email
     * address, which the caller has checked to be verified, and then linked to the subject.
     */
    public Optional<SignedIn> signIn(TenantId tenant, String issuer, String subject, String email) {
        return transaction.call(
                tenant,
                () -> people.bySubject(issuer, subject)
                        .or(() -> people.byEmail(normal(email))
                                .filter(person -> people.link(person.id(), issuer, subject)))
                        .filter(Person::active)
                        .map(person -> person.signedIn(tenant)));
    }

    /** The person whom an identity provider knows by this subject. */
    public Optional<Person> bySubject(TenantId tenant, String issuer, String subject) {
        return transaction.call(tenant, () -> people.bySubject(issuer, subject));
    }

    /** The person with this address, unless an identity provider knows them by a subject already. */
    public Optional<Person> unlinked(TenantId tenant, String email) {
        return transaction.call(tenant, () -> people.unlinked(normal(email)));
    }

    /** From now on pages and letters speak this language to the person, in every browser. */
    public void speak(Actor actor, Locale language) {
        acting.call(actor, present -> {
            people.speak(present.person(), language.getLanguage());
            return present;
        });
        events.publishEvent(new LanguageChosen(actor.tenant(), actor.person()));
    }

    /**
     * At most 20 people within the limit. Each word of the text is at the beginning of a word of the name, or the text is at the beginning of the
     * email address. Accents and case are ignored.
     */
    public List<PersonName> search(Actor actor, Among among, String text) {
        return acting.call(actor, present -> people.search(NameKey.of(text.replace("\0", "")), among, SEARCH_LIMIT));
    }

    /** Whether the person is active and within the limit. */
    public boolean isAmong(TenantId tenant, PersonId id, Among among) {
        return transaction.call(tenant, () -> people.isAmong(id, among));
    }

    public boolean hasGroup(TenantId tenant, String key) {
        return transaction.call(tenant, () -> people.hasGroup(key));
    }

    public Optional<Person> find(TenantId tenant, PersonId id) {
        return transaction.call(tenant, () -> people.find(id));
    }

    public Optional<Person> byEmail(TenantId tenant, String email) {
        return transaction.call(tenant, () -> people.byEmail(normal(email)));
    }

    /** The people with these addresses. Unknown addresses are left out. */
    public List<Person> byEmails(TenantId tenant, Collection<String> emails) {
        return transaction.call(
                tenant,
                () -> people.byEmails(emails.stream().map(People::normal).toList()));
    }

    /**
     * Whom somebody meant who named this address at that moment: the person may have another one by now, and somebody else may have this one.
     */
    public Optional<Person> byEmail(TenantId tenant, String email, Instant at) {
        return transaction.call(tenant, () -> people.byEmail(normal(email), at));
    }

    /** The active members of a group, ordered by name; empty if there is no such group. */
    public List<Person> members(TenantId tenant, String groupKey) {
        return transaction.call(tenant, () -> people.members(groupKey));
    }

    /** Who of these people is in which of these groups now. */
    public Set<GroupMember> memberships(TenantId tenant, Collection<String> groupKeys, Collection<PersonId> persons) {
        return transaction.call(tenant, () -> people.memberships(groupKeys, persons));
    }

    /** The names of the groups, by key. Unknown keys are left out. */
    public Map<String, Text> groupNames(TenantId tenant, Collection<String> groupKeys) {
        return groupKeys.isEmpty() ? Map.of() : transaction.call(tenant, () -> people.groupNames(groupKeys));
    }

    /**
     * The active people with this role, ordered by name.
     *
     * @param limit how many to read at most
     */
    public List<Person> holders(TenantId tenant, Among.Role role, int limit) {
        return transaction.call(tenant, () -> people.holders(role, limit));
    }

    /** Who of these people is active and has this role. */
    public Set<PersonId> holders(TenantId tenant, Among.Role role, Collection<PersonId> persons) {
        return transaction.call(tenant, () -> people.holders(role, persons));
    }

    /** How many active people are within the limit. */
    public int count(TenantId tenant, Among among) {
        return transaction.call(tenant, () -> people.count(among));
    }

    /** The active people above whom there is no active manager. */
    public Lacking withoutManager(TenantId tenant) {
        return transaction.call(tenant, people::withoutManager);
    }

    /** The active people for whom no head of their department can be asked. */
    public Lacking withoutDepartmentHead(TenantId tenant) {
        return transaction.call(tenant, people::withoutDepartmentHead);
    }

    /** The head of this department, if it has one. */
    public Optional<Person> headOf(TenantId tenant, String department) {
        return transaction.call(tenant, () -> people.headOf(department));
    }

    /** The active people whose manager this is, ordered by name; at most so many. */
    public List<PersonName> reports(TenantId tenant, PersonId manager, int limit) {
        return transaction.call(tenant, () -> people.reports(manager, limit)).stream()
                .map(Person::personName)
                .toList();
    }

    /**
     * Until the transaction of the caller ends, nobody else changes people of this tenant. Two changes of managers together could make a circle, two of
     * administrators could leave none, and two of people with the same name could wait for each other's rows.
     */
    public void lockChanges(TenantId tenant) {
        transaction.run(tenant, () -> people.lockChanges(tenant));
    }

    public List<Person> administrators(TenantId tenant) {
        return transaction.call(tenant, people::administrators);
    }

    /** Those of these people who have left. */
    public List<Leaver> leavers(TenantId tenant, Collection<PersonId> ids) {
        return transaction.call(tenant, () -> people.leavers(ids));
    }

    /** Why a person has left, as whoever said so wrote, perhaps nothing; empty if they have come back, or their successor is somebody else. */
    public Optional<String> noteOfLeaver(TenantId tenant, PersonId id, PersonId successor) {
        return transaction.call(tenant, () -> people.noteOfLeaver(id, successor));
    }

    /** These people. Unknown ids are left out. */
    public Map<PersonId, Person> findAll(TenantId tenant, Collection<PersonId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return transaction.call(tenant, () -> people.findAll(Set.copyOf(ids))).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** The names of the people. Unknown ids are left out. */
    public Map<PersonId, PersonName> names(TenantId tenant, Collection<PersonId> ids) {
        return findAll(tenant, ids).values().stream()
                .map(Person::personName)
                .collect(Collectors.toMap(PersonName::id, Function.identity()));
    }

    /** An email address as it is stored. */
    public static String normal(String email) {
        return StorableText.of(email).strip().toLowerCase(Locale.ROOT);
    }
}
