package dev.countersign.insight;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.insight.FigureRepository.Query;
import dev.countersign.insight.InsightFilter.Scope;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The figures of the organisation for those who may see all requests, and of their team for managers. */
@Service
public class Insight {

    private final ActorTransaction acting;
    private final FigureRepository figures;
    private final OpenRepository open;
    private final FactRepository facts;
    private final Templates templates;
    private final People people;
    private final WorkingCalendars calendars;
    private final SecurityRecords refusals;
    private final Clock clock;

    Insight(
            ActorTransaction acting,
            FigureRepository figures,
            OpenRepository open,
            FactRepository facts,
            Templates templates,
            People people,
            WorkingCalendars calendars,
            SecurityRecords refusals,
            Clock clock) {
        this.acting = acting;
        this.figures = figures;
        this.open = open;
        this.facts = facts;
        this.templates = templates;
        this.people = people;
        this.calendars = calendars;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Whether there is anything for this person. */
    public boolean isFor(Actor actor) {
        return acting.call(actor, present -> !scopes(present).isEmpty());
    }

    /** The figures; empty for everybody who sees neither the organisation's nor a team's. */
    public Optional<InsightPage> read(Actor actor, InsightFilter filter) {
        return acting.call(actor, present -> {
            Set<Scope> scopes = scopes(present);
            if (scopes.isEmpty()) {
                refusals.refused(present.tenant(), present.person(), "insight", "organisation");
                return Optional.empty();
            }
            Scope scope = scopes.contains(filter.scope())
                    ? filter.scope()
                    : scopes.iterator().next();
            return Optional.of(read(
                    present, scopes, new InsightFilter(scope, filter.months(), filter.template(), filter.group())));
        });
    }

    /** The templates and groups that figures can be filtered by, with their names by key. */
    public InsightChoices choices(Actor actor) {
        return acting.call(
                actor,
                present -> scopes(present).isEmpty()
                        ? new InsightChoices(Map.of(), Map.of())
                        : new InsightChoices(
                                definitions(present).values().stream()
                                        .collect(Collectors.toMap(TemplateDefinition::key, TemplateDefinition::name)),
                                people.groupNames(present.tenant(), open.groups())));
    }

    private Set<Scope> scopes(Actor present) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (present.may(Right.SEE_REQUESTS)) {
            scopes.add(Scope.ORGANISATION);
        }
        if (open.hasTeam(present.person())) {
            scopes.add(Scope.TEAM);
        }
        return scopes;
    }

    private InsightPage read(Actor present, Set<Scope> scopes, InsightFilter filter) {
        LocalDate thisMonth = LocalDate.ofInstant(
                        clock.instant(), calendars.of(present.tenant()).zone())
                .withDayOfMonth(1);
        Query query = new Query(
                filter,
                thisMonth.minusMonths(filter.months() - 1L),
                filter.scope() == Scope.TEAM ? figures.team(present.person()) : List.of());
        InsightTables tables = new InsightTables(filter.group(), definitions(present));
        figures.read(query, tables::add);
        figures.readGroups(query, tables::addToGroups);
        return new InsightPage(
                filter,
                scopes,
                facts.hasBacklog(),
                tables.requests(),
                tables.steps(),
                filter.group().isPresent() ? Optional.empty() : Optional.of(open.now(query, clock.instant())),
                tables.months(query.from(), thisMonth),
                tables.byTemplate(),
                tables.byStep(),
                tables.byGroup(keys -> people.groupNames(present.tenant(), keys)),
                waits(present, query));
    }

    private List<InsightPage.Wait> waits(Actor present, Query query) {
        List<FigureRepository.WaitRow> rows = figures.waits(query);
        Set<PersonId> waitedFor =
                rows.stream().map(FigureRepository.WaitRow::person).collect(Collectors.toSet());
        Map<OpenRepository.Waiting, Long> waiting = open.waiting(query, waitedFor);
        var names = people.names(present.tenant(), waitedFor);
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(names.get(row.person())).stream()
                        .map(name -> new InsightPage.Wait(
                                row.department(),
                                name,
                                row.times(),
                                row.total(),
                                waiting.getOrDefault(new OpenRepository.Waiting(row.department(), row.person()), 0L))))
                .toList();
    }

    private Map<String, TemplateDefinition> definitions(Actor present) {
        return templates.newest(present.tenant()).stream()
                .map(TemplateVersion::definition)
                .collect(Collectors.toMap(TemplateDefinition::key, Function.identity()));
    }
}
