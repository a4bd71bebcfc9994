package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.SeparationOfDuties;
import dev.countersign.definitions.text.Text;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestSummary;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the open approvals of a person. */
@Component
class InboxReader {

    private static final InboxRepository.Due ANY = new InboxRepository.Due(Optional.empty(), Optional.empty());

    private final ActorTransaction transaction;
    private final InboxRepository inbox;
    private final FiledRequests requests;
    private final Templates templates;
    private final People people;
    private final Reasons reasons;
    private final AwayPeople away;
    private final Clock clock;

    InboxReader(
            ActorTransaction transaction,
            InboxRepository inbox,
            FiledRequests requests,
            Templates templates,
            People people,
            Reasons reasons,
            AwayPeople away,
            Clock clock) {
        this.transaction = transaction;
        this.inbox = inbox;
        this.requests = requests;
        this.templates = templates;
        this.people = people;
        this.reasons = reasons;
        this.away = away;
        this.clock = clock;
    }

    Page<InboxItem> page(Actor actor, InboxFilter filter, Range<InboxCursor> range) {
        return transaction.call(actor, present -> {
            Instant now = clock.instant();
            Page<InboxRepository.Row> found = inbox.open(present.person(), due(filter, present, now), filter, range);
            return new Page<>(items(present, found.rows(), now), found.more());
        });
    }

    boolean searchesAll(Actor actor, InboxFilter filter) {
        return !filter.isSearch()
                || transaction.call(
                        actor,
                        present -> !inbox.hasMoreThanSearched(
                                present.person(), due(filter, present, clock.instant()), filter));
    }

    InboxCounts counts(Actor actor) {
        return transaction.call(actor, present -> {
            Instant now = clock.instant();
            InboxRepository.Totals totals = inbox.totals(present.person(), now, endOfToday(present, now));
            List<InboxRepository.Count> counts = inbox.counts(present.person());
            Map<TemplateVersionId, TemplateDefinition> templates = this.templates.definitions(
                    present.tenant(),
                    counts.stream().map(InboxRepository.Count::newest).toList());
            return new InboxCounts(
                    totals.all(),
                    totals.today(),
                    totals.overdue(),
                    counts.stream()
                            .map(count -> new InboxCounts.OfTemplate(
                                    count.template(),
                                    Objects.requireNonNull(templates.get(count.newest()))
                                            .name(),
                                    count.all()))
                            .toList());
        });
    }

    int waiting(Actor actor) {
        return transaction.call(actor, present -> inbox.count(present.person()));
    }

    private List<InboxItem> items(Actor actor, List<InboxRepository.Row> rows, Instant now) {
        Map<RequestId, RequestSummary> requested = requests.summaries(
                actor.tenant(),
                rows.stream().map(InboxRepository.Row::request).distinct().toList());
        List<InboxRepository.Step> steps = inbox.steps(actor.person(), requested.keySet());
        Map<String, Text> names = reasons.names(
                actor.tenant(), rows.stream().flatMap(row -> row.why().stream()).toList());
        Map<PersonId, ReadableReason> standIns = away.reasons(
                actor.tenant(),
                rows.stream()
                        .flatMap(row -> row.standsFor().stream())
                        .distinct()
                        .toList());
        return rows.stream()
                .map(row ->
                        item(row, Objects.requireNonNull(requested.get(row.request())), steps, names, standIns, now))
                .toList();
    }

    private static InboxItem item(
            InboxRepository.Row row,
            RequestSummary request,
            List<InboxRepository.Step> steps,
            Map<String, Text> names,
            Map<PersonId, ReadableReason> standIns,
            Instant now) {
        Set<String> apart = SeparationOfDuties.of(request.definition().steps()).apartFrom(row.step());
        Map<Boolean, List<Text>> others = steps.stream()
                .filter(step ->
                        step.request().equals(row.request()) && !step.approval().equals(row.approval()))
                .collect(Collectors.partitioningBy(
                        step -> apart.contains(step.step()),
                        Collectors.mapping(
                                step -> ApprovalSteps.name(request.definition(), step.step()), Collectors.toList())));
        return new InboxItem(
                row.assignment(),
                row.approval(),
                row.request(),
                row.revision(),
                request.number(),
                request.title(),
                request.requester(),
                request.definition().name(),
                ApprovalSteps.name(request.definition(), row.step()),
                request.amount(),
                row.askedAt(),
                row.due(),
                row.due().isBefore(now),
                others.getOrDefault(false, List.of()),
                others.getOrDefault(true, List.of()),
                row.standsFor()
                        .map(owner -> List.of(Objects.requireNonNull(standIns.get(owner))))
                        .orElseGet(() -> Reasons.readable(request.definition(), row.why(), names)));
    }

    private InboxRepository.Due due(InboxFilter filter, Actor actor, Instant now) {
        return switch (filter.due()) {
            case ANY -> ANY;
            case TODAY -> new InboxRepository.Due(Optional.of(now), Optional.of(endOfToday(actor, now)));
            case OVERDUE -> new InboxRepository.Due(Optional.empty(), Optional.of(now));
        };
    }

    private Instant endOfToday(Actor actor, Instant now) {
        ZoneId zone = people.find(actor.tenant(), actor.person()).orElseThrow().zone();
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }
}
