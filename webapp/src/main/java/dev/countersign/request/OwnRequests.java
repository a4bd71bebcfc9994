package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Voter;
import dev.countersign.definitions.text.Text;
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

    private record Words(Map<PersonId, PersonName> names, Map<String, Text> groups) {}

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
                .map(ApprovalTrace.Waiting.Awaited::person)
                .collect(Collectors.toSet());
        Words words = new Words(people.names(actor.tenant(), asked), groups(actor, page, waiting));
        return page.stream()
                .map(request -> row(request, waiting.getOrDefault(request.id(), List.of()), words))
                .toList();
    }

    private Map<String, Text> groups(
            Actor actor, List<RequestSummary> page, Map<RequestId, List<ApprovalTrace.Waiting>> waiting) {
        return people.groupNames(
                actor.tenant(),
                page.stream()
                        .flatMap(request -> waiting.getOrDefault(request.id(), List.of()).stream()
                                .flatMap(at -> TemplateSteps.groups(request.definition(), at.step(), at.visit())))
                        .collect(Collectors.toSet()));
    }

    private static RequestRow row(RequestSummary request, List<ApprovalTrace.Waiting> waiting, Words words) {
        return new RequestRow(
                request.id(),
                request.number(),
                request.title(),
                request.definition().name(),
                request.status(),
                waiting.stream()
                        .map(step -> waitingAt(request.definition(), step, words))
                        .toList(),
                request.amount(),
                request.submittedAt(),
                request.changedAt(),
                request.closedAt(),
                request.changesDue());
    }

    private static WaitingAt waitingAt(TemplateDefinition definition, ApprovalTrace.Waiting at, Words words) {
        Tally tally = TemplateSteps.quorum(definition, at.step(), at.visit())
                .map(quorum -> Tally.of(
                        quorum,
                        at.voters(),
                        words.groups(),
                        panel -> awaited(at, quorum instanceof Quorum.Weighted ? -1 : panel, words)))
                .orElse(Tally.NONE);
        return new WaitingAt(at.step(), TemplateSteps.name(definition, at.step()), tally, at.since(), at.due());
    }

    /** @param panel negative for all panels */
    private static Tally.Awaited awaited(ApprovalTrace.Waiting at, int panel, Words words) {
        List<PersonName> first = at.firstAwaited().stream()
                .filter(one -> panel < 0 || one.panels().contains(panel))
                .flatMap(one -> Optional.ofNullable(words.names().get(one.person())).stream())
                .toList();
        long all = at.voters().stream()
                .filter(voter -> voter.vote() == Voter.Vote.NONE
                        && (panel < 0 || voter.panels().contains(panel)))
                .count();
        return new Tally.Awaited(first, (int) all);
    }
}
