package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestSummary;
import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what rules people out for approvals: for one that is locked, and for many with a fixed number of statements. */
@Component
class Vacancies {

    /** An approval that waits for a person. */
    record Held(AssignmentId assignment, String number, Text title, Vacancy vacancy) {}

    private final OpenAssignmentRepository open;
    private final VacancyRepository vacancies;
    private final AssignmentRepository assignments;
    private final ApprovalRepository approvals;
    private final DecisionRepository decisions;
    private final FiledRequests requests;
    private final AwayApprovers away;

    Vacancies(
            OpenAssignmentRepository open,
            VacancyRepository vacancies,
            AssignmentRepository assignments,
            ApprovalRepository approvals,
            DecisionRepository decisions,
            FiledRequests requests,
            AwayApprovers away) {
        this.open = open;
        this.vacancies = vacancies;
        this.assignments = assignments;
        this.approvals = approvals;
        this.decisions = decisions;
        this.requests = requests;
        this.away = away;
    }

    /** In the request's unit of work. */
    Vacancy of(LockedApproval approval) {
        Set<PersonId> asked = assignments.of(approval.id()).stream()
                .flatMap(row -> Stream.of(row.person(), row.owner()))
                .collect(Collectors.toSet());
        return new Vacancy(approval.filed().requester(), asked, away.barred(approval));
    }

    /**
     * What waits for this person, in the order of the assignments. Within the tenant's transaction.
     *
     * @param candidates of whom is known who is asked already
     * @param after the last assignment of the part before
     */
    List<Held> heldBy(
            TenantId tenant, PersonId person, Collection<PersonId> candidates, Optional<UUID> after, int most) {
        List<OpenAssignmentRepository.Held> held = open.heldBy(person, after, most);
        List<ApprovalId> ids =
                held.stream().map(OpenAssignmentRepository.Held::approval).toList();
        Map<ApprovalId, ApprovalRow> rows =
                approvals.findAll(ids).stream().collect(Collectors.toMap(ApprovalRow::id, Function.identity()));
        Map<RequestId, RequestSummary> summaries = requests.summaries(
                tenant, rows.values().stream().map(ApprovalRow::request).toList());
        Map<ApprovalId, Set<PersonId>> asked = vacancies.askedAmong(ids, candidates);
        Map<ApprovalId, Set<PersonId>> barred = barred(rows.values(), summaries);
        return held.stream()
                .map(one -> {
                    ApprovalRow row = Objects.requireNonNull(rows.get(one.approval()));
                    RequestSummary request = Objects.requireNonNull(summaries.get(row.request()));
                    return new Held(
                            one.assignment(),
                            request.number(),
                            request.title(),
                            new Vacancy(
                                    request.requester().id(),
                                    asked.getOrDefault(row.id(), Set.of()),
                                    barred.getOrDefault(row.id(), Set.of())));
                })
                .toList();
    }

    /** Nothing is read of requests whose templates let anybody decide every step. */
    private Map<ApprovalId, Set<PersonId>> barred(
            Collection<ApprovalRow> rows, Map<RequestId, RequestSummary> summaries) {
        List<ApprovalRow> apart = rows.stream()
                .filter(row -> !Separation.apartFrom(
                                Objects.requireNonNull(summaries.get(row.request()))
                                        .definition(),
                                row)
                        .isEmpty())
                .toList();
        if (apart.isEmpty()) {
            return Map.of();
        }
        Set<RequestId> ids = apart.stream().map(ApprovalRow::request).collect(Collectors.toSet());
        Map<RequestId, List<ApprovalRow>> all =
                approvals.ofRequests(ids).stream().collect(Collectors.groupingBy(ApprovalRow::request));
        Map<ApprovalId, List<DecisionRepository.Row>> standing =
                decisions.standingOf(ids).stream().collect(Collectors.groupingBy(DecisionRepository.Row::approval));
        return apart.stream().collect(Collectors.toMap(ApprovalRow::id, row -> {
            List<ApprovalRow> ofRequest = all.getOrDefault(row.request(), List.of());
            return Separation.conflicts(
                            Objects.requireNonNull(summaries.get(row.request())).definition(),
                            row,
                            ofRequest,
                            ofRequest.stream()
                                    .flatMap(other -> standing.getOrDefault(other.id(), List.of()).stream())
                                    .toList())
                    .keySet();
        }));
    }
}
