package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.Voter;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What lists show of requests, with the people they wait for. It authorizes nobody, so no page calls it. */
@Service
public class RequestRows {

    /** @param left who has left */
    private record Words(Map<PersonId, PersonName> names, List<PersonName> left, Map<String, Text> groups) {}

    private final FiledRequests files;
    private final ApprovalTrace approvals;
    private final People people;
    private final TenantTransaction transaction;

    RequestRows(FiledRequests files, ApprovalTrace approvals, People people, TenantTransaction transaction) {
        this.files = files;
        this.approvals = approvals;
        this.people = people;
        this.transaction = transaction;
    }

    /** In the order of the ids; those of them that exist. */
    public List<RequestRow> of(TenantId tenant, Collection<RequestId> ids) {
        return transaction.call(tenant, () -> {
            Map<RequestId, RequestSummary> found = files.summaries(tenant, ids);
            return of(
                    tenant,
                    ids.stream().map(found::get).filter(Objects::nonNull).toList());
        });
    }

    List<RequestRow> of(TenantId tenant, List<RequestSummary> page) {
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
        Map<PersonId, PersonName> names = people.names(tenant, asked);
        Words words = new Words(names, left(tenant, names), groups(tenant, page, waiting));
        return page.stream()
                .map(request -> row(request, waiting.getOrDefault(request.id(), List.of()), words))
                .toList();
    }

    private List<PersonName> left(TenantId tenant, Map<PersonId, PersonName> asked) {
        return asked.isEmpty()
                ? List.of()
                : people.leavers(tenant, asked.keySet()).stream()
                        .flatMap(leaver -> Stream.ofNullable(asked.get(leaver.person())))
                        .toList();
    }

    private Map<String, Text> groups(
            TenantId tenant, List<RequestSummary> page, Map<RequestId, List<ApprovalTrace.Waiting>> waiting) {
        return people.groupNames(
                tenant,
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
                request.requester(),
                request.status(),
                inOrderOf(request.definition(), waiting)
                        .map(step -> waitingAt(request.definition(), step, words))
                        .toList(),
                request.amount(),
                request.submittedAt(),
                request.changedAt(),
                request.closedAt(),
                request.changesDue());
    }

    /** Steps that wait at the same time stand as in the template. */
    private static Stream<ApprovalTrace.Waiting> inOrderOf(
            TemplateDefinition definition, List<ApprovalTrace.Waiting> waiting) {
        if (waiting.size() < 2) {
            return waiting.stream();
        }
        List<String> order = StepTree.of(definition.steps(), ApprovalStep.class)
                .map(ApprovalStep::key)
                .toList();
        return waiting.stream().sorted(Comparator.comparingInt(one -> order.indexOf(one.step())));
    }

    private static WaitingAt waitingAt(TemplateDefinition definition, ApprovalTrace.Waiting at, Words words) {
        Tally tally = TemplateSteps.quorum(definition, at.step(), at.visit())
                .map(quorum -> Tally.of(
                        quorum,
                        at.voters(),
                        words.groups(),
                        panel -> awaited(at, quorum instanceof Quorum.Weighted ? -1 : panel, words)))
                .orElse(Tally.NONE);
        return new WaitingAt(
                at.step(),
                TemplateSteps.name(definition, at.step()),
                tally,
                at.since(),
                at.due(),
                tally.lacking(words.left()));
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
