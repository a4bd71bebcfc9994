package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestId;
import dev.countersign.request.Requests;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What waits for a person. */
@Component
class InboxReader {

    private static final int PAGE = 50;

    private final ActorTransaction transaction;
    private final InboxRepository inbox;
    private final Requests requests;
    private final Templates templates;
    private final People people;
    private final Reasons reasons;
    private final Clock clock;

    InboxReader(
            ActorTransaction transaction,
            InboxRepository inbox,
            Requests requests,
            Templates templates,
            People people,
            Reasons reasons,
            Clock clock) {
        this.transaction = transaction;
        this.inbox = inbox;
        this.requests = requests;
        this.templates = templates;
        this.people = people;
        this.reasons = reasons;
        this.clock = clock;
    }

    Inbox page(Actor actor, InboxFilter filter, Optional<InboxCursor> after) {
        return transaction.call(actor, present -> {
            Instant now = clock.instant();
            List<InboxRepository.Row> rows = inbox.open(
                    present.person(),
                    from(filter, now),
                    until(filter, present, now),
                    filter.template(),
                    after,
                    PAGE + 1);
            List<InboxRepository.Row> shown = rows.subList(0, Math.min(PAGE, rows.size()));
            Optional<InboxCursor> next = rows.size() > PAGE
                    ? Optional.of(new InboxCursor(
                            shown.getLast().due(), shown.getLast().assignment()))
                    : Optional.empty();
            return new Inbox(items(present, shown, now), next);
        });
    }

    InboxCounts counts(Actor actor) {
        return transaction.call(actor, present -> {
            Instant now = clock.instant();
            List<InboxRepository.Count> counts = inbox.counts(present.person(), now, endOfToday(present, now));
            return new InboxCounts(
                    counts.stream().mapToInt(InboxRepository.Count::all).sum(),
                    counts.stream().mapToInt(InboxRepository.Count::today).sum(),
                    counts.stream().mapToInt(InboxRepository.Count::overdue).sum(),
                    counts.stream()
                            .map(count -> new InboxCounts.OfTemplate(
                                    count.template(), name(present, count.version()), count.all()))
                            .toList());
        });
    }

    private List<InboxItem> items(Actor actor, List<InboxRepository.Row> rows, Instant now) {
        Map<RequestId, FiledRequest> filed = requests.find(
                actor.tenant(),
                rows.stream().map(InboxRepository.Row::request).distinct().toList());
        Map<PersonId, PersonName> names = people.names(
                actor.tenant(),
                filed.values().stream().map(FiledRequest::requester).distinct().toList());
        Map<String, Text> groups = reasons.groups(
                actor.tenant(), rows.stream().map(InboxRepository.Row::why).toList());
        return rows.stream()
                .map(row -> {
                    FiledRequest request = Objects.requireNonNull(filed.get(row.request()));
                    PersonName requester = Objects.requireNonNull(names.get(request.requester()));
                    return item(row, request, requester, Reasons.readable(request, row.why(), groups), now);
                })
                .toList();
    }

    private static InboxItem item(
            InboxRepository.Row row, FiledRequest request, PersonName requester, ReadableReason why, Instant now) {
        return new InboxItem(
                row.approval(),
                row.request(),
                request.number(),
                request.title(),
                requester,
                request.definition().name(),
                ApprovalSteps.name(request.definition(), row.step()),
                request.amount(),
                row.askedAt(),
                row.due(),
                row.due().isBefore(now),
                why);
    }

    private Text name(Actor actor, TemplateVersionId version) {
        return templates
                .find(actor.tenant(), version)
                .orElseThrow()
                .definition()
                .name();
    }

    private static Optional<Instant> from(InboxFilter filter, Instant now) {
        return switch (filter.due()) {
            case ANY, OVERDUE -> Optional.empty();
            case TODAY -> Optional.of(now);
        };
    }

    private Optional<Instant> until(InboxFilter filter, Actor actor, Instant now) {
        return switch (filter.due()) {
            case ANY -> Optional.empty();
            case TODAY -> Optional.of(endOfToday(actor, now));
            case OVERDUE -> Optional.of(now);
        };
    }

    private Instant endOfToday(Actor actor, Instant now) {
        ZoneId zone = people.find(actor.tenant(), actor.person()).orElseThrow().zone();
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }
}
