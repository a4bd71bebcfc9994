package dev.countersign.alarm;

import dev.countersign.definitions.text.Text;
import dev.countersign.live.Changes;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Raises alarms, which administrators see until one of them acknowledges them. */
@Service
public class Alarms {

    /** The most open alarms of one kind for a tenant; further ones are counted in one row. */
    public static final int MOST_OPEN = 200;

    private static final int PAGE = 25;

    /** The kinds that do not say what an alarm is about. */
    private static final Set<AlarmKind> ABOUT =
            Set.of(AlarmKind.NOBODY_LEFT, AlarmKind.MACHINE_REFUSED, AlarmKind.LETTERS_FAIL, AlarmKind.GROUP_FULL);

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final AlarmRepository alarms;
    private final People people;
    private final Changes changes;
    private final TenantTransaction transaction;
    private final ActorTransaction actors;
    private final ApplicationEventPublisher events;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Alarms(
            AlarmRepository alarms,
            People people,
            Changes changes,
            TenantTransaction transaction,
            ActorTransaction actors,
            ApplicationEventPublisher events,
            TimeOrderedIds ids,
            Clock clock) {
        this.alarms = alarms;
        this.people = people;
        this.changes = changes;
        this.transaction = transaction;
        this.actors = actors;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Raises an alarm in the transaction of the tenant, or in a new one if there is none. If an alarm of this kind and subject is open, it is
     * counted there and adds no row; its first and its latest facts are kept. What each check finds again is not raised again once somebody has
     * acknowledged it with the same facts.
     *
     * @param subject what it is about, for example the id of a request
     * @param facts what is known, by name; never a secret
     */
    public void raise(TenantId tenant, AlarmKind kind, String subject, Map<String, String> facts) {
        transaction.run(tenant, () -> {
            Map<String, String> known = AlarmFacts.kept(facts);
            String about = AlarmFacts.subject(subject);
            boolean seen = kind.lasts() && alarms.isAcknowledged(kind, about, known);
            if (!seen && !alarms.repeat(kind, about, known, clock.instant())) {
                add(tenant, kind, subject, known);
            }
        });
    }

    /** The number of open alarms for an administrator; 0 for everybody else. */
    public int open(Actor actor) {
        return actors.call(actor, present -> present.may(Right.SEE_ALARMS) ? alarms.open(MOST_OPEN) : 0);
    }

    /**
     * The open or the acknowledged alarms, newest first; empty for everybody but administrators.
     *
     * @param after the last alarm of the page before
     */
    public AlarmPage page(Actor actor, boolean open, Optional<AlarmId> after) {
        return actors.call(actor, present -> {
            List<Alarm> found = present.may(Right.SEE_ALARMS) ? alarms.page(open, after, PAGE + 1) : List.of();
            List<Alarm> shown = found.subList(0, Math.min(PAGE, found.size()));
            return new AlarmPage(
                    shown,
                    about(present.tenant(), shown.stream().map(Alarm::id).toList()),
                    found.size() > PAGE ? Optional.of(shown.getLast().id()) : Optional.empty());
        });
    }

    /**
     * Acknowledges an alarm. If it happens again, it is a new one.
     *
     * @return false if it does not exist, was acknowledged before, or the person is no administrator
     */
    public boolean acknowledge(Actor actor, AlarmId id) {
        return actors.call(actor, present -> present.may(Right.ACKNOWLEDGE_ALARMS) && acknowledged(present, id));
    }

    /** Acknowledges the open alarm about this subject, because somebody has mended what it is about. In the transaction of the tenant. */
    public void settle(TenantId tenant, AlarmKind kind, String subject, PersonId by) {
        transaction.run(
                tenant,
                () -> alarms.acknowledge(kind, AlarmFacts.subject(subject), by, clock.instant())
                        .ifPresent(found -> {
                            announce(tenant);
                            events.publishEvent(new AlarmAcknowledged(tenant, by, found.audited()));
                        }));
    }

    /** Closes the open alarm about this subject, because what it is about is mended. Joins the transaction of the tenant. */
    public void resolve(TenantId tenant, AlarmKind kind, String subject) {
        transaction.run(
                tenant,
                () -> alarms.acknowledge(kind, AlarmFacts.subject(subject), null, clock.instant())
                        .ifPresent(found -> {
                            announce(tenant);
                            events.publishEvent(new AlarmResolved(tenant, found.audited()));
                        }));
    }

    /** Replaces the latest facts of an open alarm that stays. Joins the transaction of the tenant. */
    public void refresh(TenantId tenant, AlarmKind kind, String subject, Map<String, String> facts) {
        transaction.run(tenant, () -> {
            if (alarms.refresh(kind, AlarmFacts.subject(subject), AlarmFacts.kept(facts))) {
                announce(tenant);
            }
        });
    }

    /** The open alarms of a kind, for whoever looks whether they still hold. At most {@value #MOST_OPEN}. */
    public List<Alarm> stillOpen(TenantId tenant, AlarmKind kind) {
        return transaction.call(tenant, () -> alarms.open(kind));
    }

    /** Whether there is an open alarm of one of these kinds. */
    public boolean isOpen(TenantId tenant, Set<AlarmKind> kinds) {
        return transaction.call(tenant, () -> alarms.isOpen(kinds));
    }

    /** When somebody has last acknowledged an alarm of a kind; long ago if nobody has. */
    public Instant acknowledged(TenantId tenant, AlarmKind kind) {
        return transaction.call(tenant, () -> alarms.acknowledged(kind).orElse(Instant.EPOCH));
    }

    /** The organisations that have an open alarm of a kind, in pages. */
    public List<TenantId> tenants(AlarmKind kind, Optional<TenantId> behind, int most) {
        return alarms.tenants(kind, behind, most);
    }

    /** The people, groups, templates and state machines that these alarms are about, where that is all that tells them apart. */
    public Map<AlarmId, AlarmAbout> about(TenantId tenant, Collection<AlarmId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return transaction.call(tenant, () -> {
            List<Alarm> found = alarms.about(ABOUT, ids);
            List<String> subjects = found.stream().map(Alarm::subject).toList();
            Map<String, Text> groups = people.groupNames(tenant, subjects);
            Map<PersonId, PersonName> persons = people.names(
                    tenant,
                    subjects.stream().flatMap(one -> person(one).stream()).toList());
            Map<AlarmId, AlarmAbout> about = new HashMap<>();
            found.forEach(alarm -> about(alarm, groups, persons).ifPresent(one -> about.put(alarm.id(), one)));
            return about;
        });
    }

    /** How those of these alarms were closed that are. */
    public Map<AlarmId, AlarmEnd> ends(TenantId tenant, Collection<AlarmId> ids) {
        return ids.isEmpty() ? Map.of() : transaction.call(tenant, () -> alarms.ends(ids));
    }

    private static Optional<AlarmAbout> about(
            Alarm alarm, Map<String, Text> groups, Map<PersonId, PersonName> persons) {
        Map<String, String> facts = alarm.latest().orElse(alarm.facts());
        if (alarm.kind() == AlarmKind.MACHINE_REFUSED) {
            return Optional.ofNullable(facts.get(AlarmAbout.MACHINE))
                    .filter(_ -> !alarm.subject().equals(Alarm.MORE))
                    .map(arn -> Text.of(arn.substring(arn.lastIndexOf(':') + 1)))
                    .map(name -> new AlarmAbout(AlarmAbout.What.MACHINE, name, facts));
        }
        if (alarm.kind() == AlarmKind.LETTERS_FAIL) {
            return Optional.of(new AlarmAbout(AlarmAbout.What.LETTERS, Text.NONE, facts));
        }
        Optional<AlarmAbout> template = Optional.ofNullable(alarm.facts().get(Alarm.NAME))
                .map(_ -> new AlarmAbout(AlarmAbout.What.TEMPLATE, AlarmAbout.name(Alarm.NAME, alarm.facts()), facts));
        return template.or(() -> person(alarm.subject())
                        .map(persons::get)
                        .map(one -> new AlarmAbout(AlarmAbout.What.PERSON, Text.of(one.name()), facts)))
                .or(() -> Optional.ofNullable(groups.get(alarm.subject()))
                        .map(name -> new AlarmAbout(AlarmAbout.What.GROUP, name, facts)));
    }

    private static Optional<PersonId> person(String subject) {
        try {
            return Optional.of(new PersonId(UUID.fromString(subject)));
        } catch (IllegalArgumentException noPerson) {
            return Optional.empty();
        }
    }

    private boolean acknowledged(Actor present, AlarmId id) {
        Optional<Alarm> alarm = alarms.acknowledge(id, present.person(), clock.instant());
        alarm.ifPresent(found -> {
            announce(present.tenant());
            events.publishEvent(new AlarmAcknowledged(present.tenant(), present.person(), found.audited()));
        });
        return alarm.isPresent();
    }

    private void add(TenantId tenant, AlarmKind kind, String subject, Map<String, String> known) {
        boolean full = alarms.open(kind, MOST_OPEN) >= MOST_OPEN;
        if (full && alarms.repeat(kind, Alarm.MORE, known, clock.instant())) {
            return;
        }
        String kept = full ? Alarm.MORE : AlarmFacts.subject(subject);
        LOG.warn(
                "Alarm {} of tenant {} about {}: {}",
                kind,
                tenant,
                kept,
                known.toString().replaceAll("\\s+", " "));
        AlarmId id = new AlarmId(ids.next());
        alarms.insert(tenant, id, kind, kept, known, clock.instant());
        announce(tenant);
        events.publishEvent(new AlarmRaised(tenant, id, kind));
    }

    private void announce(TenantId tenant) {
        Set<PersonId> administrators =
                people.administrators(tenant).stream().map(Person::id).collect(Collectors.toSet());
        changes.announce(tenant, administrators);
    }
}
