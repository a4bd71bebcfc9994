package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.people.PersonId;
import dev.countersign.request.ApprovalTrace;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a request's page shows of its approvals. */
@Component
class Trace implements ApprovalTrace {

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;

    Trace(ApprovalRepository approvals, AssignmentRepository assignments, DecisionRepository decisions) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.decisions = decisions;
    }

    @Override
    public List<Visit> visits(RequestId request) {
        return approvals.ofRequest(request).stream().map(this::visit).toList();
    }

    @Override
    public Map<RequestId, List<Visit>> waiting(Collection<RequestId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return approvals.openOf(ids).stream()
                .collect(Collectors.groupingBy(
                        ApprovalRow::request,
                        LinkedHashMap::new,
                        Collectors.mapping(this::visit, Collectors.toList())));
    }

    @Override
    public Map<String, Optional<Outcome>> outcomes(RequestId request, int revision) {
        Map<String, Optional<Outcome>> latest = new LinkedHashMap<>();
        // In the order of their visits: the later one counts.
        approvals.ofRequest(request).stream()
                .filter(row -> row.revision() == revision)
                .forEach(row -> latest.put(row.step(), outcome(row)));
        return latest;
    }

    /** An expiry may have been the execution's own: where it came before our answer, the answer is superseded, and says the same. */
    private static Optional<Outcome> outcome(ApprovalRow row) {
        return switch (row.status()) {
            case OPEN, VOID -> Optional.empty();
            case SETTLED -> row.answeringAt().isPresent() ? row.outcome() : Optional.empty();
            case ANSWERED -> row.outcome();
            case SUPERSEDED -> row.outcome().filter(Outcome.EXPIRED::equals);
        };
    }

    @Override
    public boolean involves(RequestId request, PersonId person) {
        return everybody(request).contains(person);
    }

    @Override
    public List<PersonId> everybody(RequestId request) {
        return assignments.ofRequest(request).stream()
                .map(AssignmentRepository.Row::person)
                .distinct()
                .toList();
    }

    private Visit visit(ApprovalRow row) {
        Map<AssignmentId, DecisionRepository.Row> answers = decisions.standing(row.id()).stream()
                .collect(Collectors.toMap(DecisionRepository.Row::assignment, Function.identity()));
        List<AssignmentRepository.Row> asked = Ballot.deciding(assignments.of(row.id()));
        return new Visit(
                row.step(),
                row.visit(),
                Ballot.areStandIns(asked),
                state(row),
                row.outcome().orElse(null),
                asked.stream()
                        .map(assignment -> asked(row, assignment, Optional.ofNullable(answers.get(assignment.id()))))
                        .toList(),
                row.openedAt(),
                row.closedAt(),
                Optional.of(row.dueAt()));
    }

    private static Asked asked(
            ApprovalRow row, AssignmentRepository.Row assignment, Optional<DecisionRepository.Row> decision) {
        return new Asked(
                assignment.person(),
                decision.map(given -> switch (given.verdict()) {
                            case APPROVE -> PathNode.Answer.APPROVED;
                            case DENY -> PathNode.Answer.DENIED;
                        })
                        .orElse(row.isOpen() ? PathNode.Answer.AWAITED : PathNode.Answer.NOT_NEEDED),
                decision.map(DecisionRepository.Row::decidedAt),
                decision.map(DecisionRepository.Row::comment).orElse(null));
    }

    private static State state(ApprovalRow row) {
        return switch (row.status()) {
            case OPEN -> State.OPEN;
            case SETTLED -> State.SETTLED;
            case ANSWERED -> State.ANSWERED;
            case SUPERSEDED, VOID -> State.VOID;
        };
    }
}
