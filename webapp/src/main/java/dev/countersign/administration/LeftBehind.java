package dev.countersign.administration;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.Person;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Raises an alarm if somebody leaves, or a group loses a member, and nobody does what only they did. */
@Component
class LeftBehind {

    private final GapRepository gaps;
    private final GroupRepository groups;
    private final Templates templates;
    private final Alarms alarms;

    LeftBehind(GapRepository gaps, GroupRepository groups, Templates templates, Alarms alarms) {
        this.gaps = gaps;
        this.groups = groups;
        this.templates = templates;
        this.alarms = alarms;
    }

    /**
     * Call it after the person has left without a successor.
     *
     * @param groupKeys those to which the person belonged
     */
    void byLeaver(TenantId tenant, Person person, Collection<String> groupKeys) {
        List<TemplateDefinition> definitions = definitions(tenant);
        if (isNamed(person, definitions) || gaps.leaves(person.id()) || areEmpty(groupKeys, definitions)) {
            alarms.raise(tenant, AlarmKind.NOBODY_LEFT, person.id().toString(), Map.of());
        }
    }

    /**
     * Call it after the person got another address.
     *
     * @param before with the address that templates may name
     */
    void byAddress(TenantId tenant, Person before) {
        if (isNamed(before, definitions(tenant))) {
            alarms.raise(tenant, AlarmKind.NOBODY_LEFT, before.id().toString(), Map.of());
        }
    }

    private static boolean isNamed(Person person, List<TemplateDefinition> definitions) {
        return definitions.stream()
                .anyMatch(definition -> NamedInTemplates.people(definition).contains(person.email()));
    }

    /** Call it after somebody was taken out of the group. */
    void inGroup(TenantId tenant, String key) {
        if (areEmpty(List.of(key), definitions(tenant))) {
            alarms.raise(tenant, AlarmKind.NOBODY_LEFT, key, Map.of());
        }
    }

    /** Whether one of the groups has no active member, and a template asks it. */
    private boolean areEmpty(Collection<String> groupKeys, List<TemplateDefinition> definitions) {
        return groups.all().stream()
                .filter(group -> group.members() == 0 && groupKeys.contains(group.key()))
                .anyMatch(group -> definitions.stream()
                        .anyMatch(definition ->
                                NamedInTemplates.groups(definition).contains(group.key())));
    }

    private List<TemplateDefinition> definitions(TenantId tenant) {
        return templates.newest(tenant).stream()
                .map(TemplateVersion::definition)
                .toList();
    }
}
