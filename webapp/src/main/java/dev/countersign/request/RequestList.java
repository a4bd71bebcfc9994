package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lists a person's own requests, page by page, newest first. */
@Component
class RequestList {

    static final int PAGE = 50;

    private final ActorTransaction transaction;
    private final RequestRepository requests;
    private final Requests files;
    private final ApprovalTrace approvals;
    private final People people;

    RequestList(
            ActorTransaction transaction,
            RequestRepository requests,
            Requests files,
            ApprovalTrace approvals,
            People people) {
        this.transaction = transaction;
        this.requests = requests;
        this.files = files;
        this.approvals = approvals;
        this.people = people;
    }

    RequestPage page(Actor actor, RequestFilter filter, Cursor from) {
        return transaction.call(actor, present -> {
            List<RequestRepository.Row> found = requests.ofRequester(
                    present.person(), statuses(filter.group()), filter.text(), from.after(), PAGE + 1);
            List<FiledRequest> page =
                    files.file(present.tenant(), found.stream().limit(PAGE).toList());
            Optional<Cursor> next = found.size() > PAGE
                    ? Optional.of(Cursor.after(page.getLast().id()))
                    : Optional.empty();
            return new RequestPage(rows(present, page), next);
        });
    }

    private List<RequestRow> rows(Actor actor, List<FiledRequest> page) {
        List<RequestId> open = page.stream()
                .filter(request -> request.status().isOpen())
                .map(FiledRequest::id)
                .toList();
        Map<RequestId, List<ApprovalTrace.Visit>> waiting = open.isEmpty() ? Map.of() : approvals.waiting(open);
        Set<PersonId> asked = waiting.values().stream()
                .flatMap(List::stream)
                .flatMap(visit -> visit.asked().stream())
                .filter(one -> one.answer() == PathNode.Answer.AWAITED)
                .map(ApprovalTrace.Asked::person)
                .collect(Collectors.toSet());
        Map<PersonId, PersonName> names = people.names(actor.tenant(), asked);
        return page.stream()
                .map(request -> row(request, waiting.getOrDefault(request.id(), List.of()), names))
                .toList();
    }

    private static RequestRow row(
            FiledRequest request, List<ApprovalTrace.Visit> waiting, Map<PersonId, PersonName> names) {
        return new RequestRow(
                request.id(),
                request.number(),
                request.title(),
                request.definition().name(),
                request.status(),
                waiting.stream()
                        .map(visit -> waitingAt(request.definition(), visit, names))
                        .toList(),
                request.submittedAt(),
                request.changedAt(),
                request.closedAt());
    }

    private static WaitingAt waitingAt(
            TemplateDefinition definition, ApprovalTrace.Visit visit, Map<PersonId, PersonName> names) {
        Text name = Steps.name(definition, visit.step());
        List<PersonName> waitedFor = visit.asked().stream()
                .filter(one -> one.answer() == PathNode.Answer.AWAITED)
                .flatMap(asked -> Optional.ofNullable(names.get(asked.person())).stream())
                .toList();
        int approved = (int) visit.asked().stream()
                .filter(asked -> asked.answer() == PathNode.Answer.APPROVED)
                .count();
        int needed = Steps.needed(definition, visit) - approved;
        return new WaitingAt(visit.step(), name, waitedFor, needed, visit.since(), visit.due());
    }

    private static Set<RequestStatus> statuses(RequestFilter.Group group) {
        return switch (group) {
            case ALL -> EnumSet.allOf(RequestStatus.class);
            case OPEN -> EnumSet.of(RequestStatus.SUBMITTED, RequestStatus.IN_PROGRESS);
            case APPROVED -> EnumSet.of(RequestStatus.APPROVED);
            case DENIED -> EnumSet.of(RequestStatus.DENIED);
            case OTHER -> EnumSet.of(RequestStatus.WITHDRAWN, RequestStatus.EXPIRED, RequestStatus.FAILED);
        };
    }
}
