package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lists a person's own requests, page by page, newest first. */
@Component
class OwnRequests {

    private final ActorTransaction transaction;
    private final SummaryRepository requests;
    private final FiledRequests files;
    private final ApprovalTrace approvals;
    private final People people;

    OwnRequests(
            ActorTransaction transaction,
            SummaryRepository requests,
            FiledRequests files,
            ApprovalTrace approvals,
            People people) {
        this.transaction = transaction;
        this.requests = requests;
        this.files = files;
        this.approvals = approvals;
        this.people = people;
    }

    Page<RequestRow> page(Actor actor, RequestFilter filter, Range<RequestId> range) {
        return transaction.call(actor, present -> {
            Page<SummaryRepository.Row> found = requests.ofRequester(present.person(), filter, range);
            return new Page<>(rows(present, files.summaries(present.tenant(), found.rows())), found.more());
        });
    }

    private List<RequestRow> rows(Actor actor, List<RequestSummary> page) {
        List<RequestId> open = page.stream()
                .filter(request -> request.status().isOpen())
                .map(RequestSummary::id)
                .toList();
        Map<RequestId, List<ApprovalTrace.Waiting>> waiting = open.isEmpty() ? Map.of() : approvals.waiting(open);
        Set<PersonId> asked = waiting.values().stream()
                .flatMap(List::stream)
                .flatMap(step -> step.firstAwaited().stream())
                .collect(Collectors.toSet());
        Map<PersonId, PersonName> names = people.names(actor.tenant(), asked);
        return page.stream()
                .map(request -> row(request, waiting.getOrDefault(request.id(), List.of()), names))
                .toList();
    }

    private static RequestRow row(
            RequestSummary request, List<ApprovalTrace.Waiting> waiting, Map<PersonId, PersonName> names) {
        return new RequestRow(
                request.id(),
                request.number(),
                request.title(),
                request.definition().name(),
                request.status(),
                waiting.stream()
                        .map(step -> waitingAt(request.definition(), step, names))
                        .toList(),
                request.submittedAt(),
                request.changedAt(),
                request.closedAt());
    }

    private static WaitingAt waitingAt(
            TemplateDefinition definition, ApprovalTrace.Waiting at, Map<PersonId, PersonName> names) {
        List<PersonName> first = at.firstAwaited().stream()
                .flatMap(person -> Optional.ofNullable(names.get(person)).stream())
                .toList();
        int needed = TemplateSteps.needed(definition, at.step(), at.standIns(), at.asked()) - at.approved();
        return new WaitingAt(
                at.step(),
                TemplateSteps.name(definition, at.step()),
                first,
                at.awaited(),
                needed,
                at.since(),
                at.due());
    }
}
