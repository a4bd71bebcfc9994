package dev.countersign.administration;

import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmAbout;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonGone;
import dev.countersign.people.PersonId;
import dev.countersign.removal.NamingTemplates;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What nobody does any more because somebody left or a group has no members: raises the alarms that say so, and closes them when it is mended. */
@Component
class LeftBehind implements NamingTemplates {

    private final GapRepository gaps;
    private final GroupRepository groups;
    private final Templates templates;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Alarms alarms;

    LeftBehind(
            GapRepository gaps,
            GroupRepository groups,
            Templates templates,
            People people,
            ApplicationEventPublisher events,
            Alarms alarms) {
        this.gaps = gaps;
        this.groups = groups;
        this.templates = templates;
        this.people = people;
        this.events = events;
        this.alarms = alarms;
    }

    /**
     * Call it after the person has left without a successor.
     *
     * @param groupKeys those to which the person belonged
     */
    void byLeaver(TenantId tenant, Person person, Collection<String> groupKeys) {
        raise(tenant, person.id().toString(), Map.of());
        events.publishEvent(new PersonGone(tenant, person.id()));
        groupKeys.forEach(key -> inGroup(tenant, key));
    }

    /**
     * Call it after the person got another address.
     *
     * @param before with the address that templates may name
     */
    void byAddress(TenantId tenant, Person before) {
        raise(tenant, before.id().toString(), Map.of());
    }

    /** Call it after somebody was taken out of the group. */
    void inGroup(TenantId tenant, String key) {
        raise(tenant, key, Map.of());
    }

    /** Call it if a template still names somebody who was to be replaced. */
    void inTemplate(TenantId tenant, TemplateDefinition definition) {
        raise(tenant, definition.key(), AlarmAbout.named(Alarm.NAME, List.of(definition.name())));
    }

    /** Closes each of the alarms of which nothing is left open; the others say what still is. In the transaction of the tenant. */
    void review(TenantId tenant, List<Alarm> open) {
        Newest newest = new Newest(tenant);
        open.forEach(alarm -> review(tenant, alarm, newest));
    }

    private void review(TenantId tenant, Alarm alarm, Newest newest) {
        Map<String, String> open = open(tenant, alarm.subject(), alarm.facts(), newest);
        if (open.isEmpty()) {
            alarms.resolve(tenant, AlarmKind.NOBODY_LEFT, alarm.subject());
        } else {
            alarms.refresh(tenant, AlarmKind.NOBODY_LEFT, alarm.subject(), open);
        }
    }

    private void raise(TenantId tenant, String subject, Map<String, String> facts) {
        Map<String, String> open = open(tenant, subject, facts, new Newest(tenant));
        if (!open.isEmpty()) {
            alarms.raise(tenant, AlarmKind.NOBODY_LEFT, subject, open);
        }
    }

    /** The facts about what is open; empty if nothing is. */
    private Map<String, String> open(TenantId tenant, String subject, Map<String, String> facts, Newest newest) {
        if (facts.containsKey(Alarm.NAME)) {
            return ofTemplate(tenant, subject, newest);
        }
        return personId(subject).map(id -> ofPerson(tenant, id, newest)).orElseGet(() -> ofGroup(subject, newest));
    }

    private Map<String, String> ofPerson(TenantId tenant, PersonId id, Newest newest) {
        Optional<Person> person = people.find(tenant, id);
        if (person.isEmpty()) {
            return Map.of();
        }
        Map<String, String> open = new TreeMap<>();
        boolean left = !person.get().active();
        if (left) {
            open.putAll(gaps.left(id));
        }
        List<String> addresses = left ? addresses(person.get()) : gaps.formerAddresses(id);
        List<Text> named = addresses.isEmpty() ? List.of() : naming(addresses, newest);
        if (!named.isEmpty()) {
            open.putAll(AlarmAbout.named(AlarmAbout.TEMPLATES, named));
        }
        return open;
    }

    @Override
    public List<String> naming(TenantId tenant, Person person) {
        return naming(addresses(person), new Newest(tenant)).stream()
                .map(Text::standard)
                .toList();
    }

    /** Those that they have and had. */
    private List<String> addresses(Person person) {
        List<String> addresses = new ArrayList<>(gaps.formerAddresses(person.id()));
        addresses.add(person.email());
        return addresses;
    }

    private static List<Text> naming(List<String> addresses, Newest newest) {
        return names(newest, definition -> !Collections.disjoint(NamedInTemplates.people(definition), addresses));
    }

    private static Map<String, String> ofGroup(String key, Newest newest) {
        boolean empty = newest.groups().stream()
                .anyMatch(group -> group.members() == 0 && group.key().equals(key));
        List<Text> asking = empty
                ? names(
                        newest,
                        definition -> NamedInTemplates.groups(definition).contains(key))
                : List.of();
        return asking.isEmpty() ? Map.of() : AlarmAbout.named(AlarmAbout.TEMPLATES, asking);
    }

    private Map<String, String> ofTemplate(TenantId tenant, String key, Newest newest) {
        return newest.templates().stream()
                .filter(definition -> definition.key().equals(key))
                .findFirst()
                .flatMap(definition -> {
                    String gone = NamedInTemplates.people(definition).stream()
                            .sorted()
                            .filter(address -> people.byEmail(tenant, address)
                                    .filter(Person::active)
                                    .isEmpty())
                            .collect(Collectors.joining(", "));
                    if (gone.isEmpty()) {
                        return Optional.<Map<String, String>>empty();
                    }
                    Map<String, String> open = AlarmAbout.named(Alarm.NAME, List.of(definition.name()));
                    open.put(AlarmAbout.PEOPLE, gone);
                    return Optional.of(open);
                })
                .orElse(Map.of());
    }

    private static List<Text> names(Newest newest, Predicate<TemplateDefinition> those) {
        return newest.templates().stream()
                .filter(those)
                .map(TemplateDefinition::name)
                .toList();
    }

    /** What there is now, read once and only if it is needed. */
    private final class Newest {

        private final TenantId tenant;
        private @Nullable List<TemplateDefinition> read;
        private @Nullable List<GroupRow> readGroups;

        Newest(TenantId tenant) {
            this.tenant = tenant;
        }

        List<TemplateDefinition> templates() {
            List<TemplateDefinition> known = read;
            if (known == null) {
                known = templates.newest(tenant).stream()
                        .map(TemplateVersion::definition)
                        .toList();
                read = known;
            }
            return known;
        }

        List<GroupRow> groups() {
            List<GroupRow> known = readGroups;
            if (known == null) {
                known = groups.all();
                readGroups = known;
            }
            return known;
        }
    }

    private static Optional<PersonId> personId(String subject) {
        try {
            return Optional.of(new PersonId(UUID.fromString(subject)));
        } catch (IllegalArgumentException noPerson) {
            return Optional.empty();
        }
    }
}
