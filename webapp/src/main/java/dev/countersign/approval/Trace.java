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

/** What the page of a request shows about its approvals. */
@Component
class Trace implements ApprovalTrace {

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final WaitingRepository waiting;

    Trace(
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            DecisionRepository decisions,
            WaitingRepository waiting) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.decisions = decisions;
        this.waiting = waiting;
    }

    @Override
    public List<Visit> visits(RequestId request) {
        return visits(approvals.ofRequest(request), assignments.ofRequest(request), decisions.standingOf(request));
    }

    /** The same for rows that were read already. */
    static List<Visit> visits(
            List<ApprovalRow> approvals,
            List<AssignmentRepository.Row> assignments,
            List<DecisionRepository.Row> standing) {
        Map<ApprovalId, List<AssignmentRepository.Row>> asked =
                assignments.stream().collect(Collectors.groupingBy(AssignmentRepository.Row::approval));
        Map<AssignmentId, DecisionRepository.Row> answers =
                standing.stream().collect(Collectors.toMap(DecisionRepository.Row::assignment, Function.identity()));
        return approvals.stream()
                .map(row -> visit(row, Ballot.deciding(asked.getOrDefault(row.id(), List.of())), answers))
                .toList();
    }

    @Override
    public Map<RequestId, List<Waiting>> waiting(Collection<RequestId> ids) {
        return ids.isEmpty() ? Map.of() : waiting.of(ids);
    }

    @Override
    public Map<String, Latest> outcomes(RequestId request, int revision) {
        Map<String, Latest> latest = new LinkedHashMap<>();
        // In the order of visits: the later one counts.
        approvals.ofRequest(request).stream()
                .filter(row -> row.revision() == revision)
                .forEach(row -> latest.put(row.step(), new Latest(row.visit(), outcome(row))));
        return latest;
    }

    /** An expiry may be the timeout of the state itself. Then our answer is superseded, and the outcome is the same. */
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
        return assignments.isAsked(request, person);
    }

    @Override
    public List<PersonId> everybody(RequestId request) {
        return assignments.everybody(request);
    }

    private static Visit visit(
            ApprovalRow row, List<AssignmentRepository.Row> asked, Map<AssignmentId, DecisionRepository.Row> answers) {
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
