package dev.countersign.administration;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.Right;
import dev.countersign.request.RequestRows;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Finds what is missing in the organisation, so that nobody could be asked: for those who look after people. */
@Service
public class Gaps {

    /** The most of each kind. */
    static final int MOST = 50;

    private final ActorTransaction acting;
    private final GroupRepository groups;
    private final GapRepository gaps;
    private final Templates templates;
    private final People people;
    private final RequestRows rows;
    private final SecurityRecords refusals;

    Gaps(
            ActorTransaction acting,
            GroupRepository groups,
            GapRepository gaps,
            Templates templates,
            People people,
            RequestRows rows,
            SecurityRecords refusals) {
        this.acting = acting;
        this.groups = groups;
        this.gaps = gaps;
        this.templates = templates;
        this.people = people;
        this.rows = rows;
        this.refusals = refusals;
    }

    /** The most urgent first, at most {@value #MOST} of each kind. Empty for everybody who may not see what is known about people. */
    public Optional<List<Gap>> list(Actor actor) {
        return acting.call(actor, present -> {
            if (!present.may(Right.SEE_PEOPLE)) {
                refusals.refused(present.tenant(), present.person(), "gaps", "organisation");
                return Optional.empty();
            }
            return Optional.of(read(present));
        });
    }

    private List<Gap> read(Actor reader) {
        TenantId tenant = reader.tenant();
        List<TemplateDefinition> definitions = templates.newest(tenant).stream()
                .map(TemplateVersion::definition)
                .toList();
        List<Gap> found = new ArrayList<>();
        if (reader.may(Right.SEE_REQUESTS)) {
            rows.of(tenant, gaps.undecidable(MOST))
                    .forEach(row -> found.add(new Gap.Request(
                            row.id().value(),
                            row.number(),
                            row.title(),
                            row.requester().id())));
            found.addAll(gaps.approversWhoLeft(MOST));
        }
        found.addAll(ofGroups(definitions));
        found.addAll(ofPeople(tenant, definitions));
        groups.departments().stream()
                .filter(DepartmentRow::headLeft)
                .limit(MOST)
                .forEach(one -> found.add(new Gap.HeadLeft(one)));
        found.addAll(gaps.managersWhoLeft(MOST));
        return found;
    }

    private List<Gap> ofGroups(List<TemplateDefinition> definitions) {
        Map<String, GroupRow> known =
                groups.all().stream().collect(Collectors.toMap(GroupRow::key, Function.identity()));
        Stream<Gap> unknown = definitions.stream()
                .flatMap(definition -> NamedInTemplates.groups(definition).stream()
                        .filter(key -> !known.containsKey(key))
                        .sorted()
                        .map(key -> new Gap.UnknownGroup(definition.name(), key)));
        Stream<Gap> empty = known.values().stream()
                .filter(group -> group.members() == 0)
                .map(group -> asked(group, definitions))
                .filter(group -> !group.templates().isEmpty())
                .map(Gap.EmptyGroup::new);
        return Stream.concat(empty, unknown).limit(MOST).toList();
    }

    /** With the templates that ask it. */
    private static GroupRow asked(GroupRow group, List<TemplateDefinition> definitions) {
        return new GroupRow(
                group.id(),
                group.key(),
                group.name(),
                group.members(),
                definitions.stream()
                        .filter(definition ->
                                NamedInTemplates.groups(definition).contains(group.key()))
                        .map(TemplateDefinition::name)
                        .toList());
    }

    private List<Gap> ofPeople(TenantId tenant, List<TemplateDefinition> definitions) {
        return definitions.stream()
                .flatMap(definition -> NamedInTemplates.people(definition).stream()
                        .sorted()
                        .flatMap(email -> ofPerson(tenant, definition, email).stream()))
                .limit(MOST)
                .toList();
    }

    private Optional<Gap> ofPerson(TenantId tenant, TemplateDefinition definition, String email) {
        Optional<Person> person = people.byEmail(tenant, email);
        if (person.isEmpty()) {
            return Optional.of(new Gap.TemplateNamesNobody(definition.name(), email));
        }
        return person.filter(one -> !one.active())
                .map(one -> new Gap.TemplateNamesLeaver(definition.key(), definition.name(), one.personName()));
    }
}
