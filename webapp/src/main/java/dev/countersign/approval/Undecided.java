package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.PathNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a reader sees of decisions that can still be undone: who decides sees their own as not counting yet, and so does who is asked in the same approval,
 * because nobody else can decide it meanwhile. For everybody else nothing is decided.
 *
 * @param reader empty for the system, which sees everything as decided
 */
record Undecided(Optional<PersonId> reader, Instant now) {

    static final Undecided NONE = new Undecided(Optional.empty(), Instant.MAX);

    /**
     * The decisions of a request that the reader sees.
     *
     * @param visits the approvals of the request
     * @param askedAnywhere in any of them
     */
    List<DecisionRepository.Row> shown(
            List<DecisionRepository.Row> standing,
            List<ApprovalRow> visits,
            List<AssignmentRepository.Row> askedAnywhere) {
        Map<ApprovalId, ApprovalRow> rows =
                visits.stream().collect(Collectors.toMap(ApprovalRow::id, Function.identity()));
        Map<ApprovalId, List<AssignmentRepository.Row>> asked =
                askedAnywhere.stream().collect(Collectors.groupingBy(AssignmentRepository.Row::approval));
        return standing.stream()
                .filter(decision -> Optional.ofNullable(rows.get(decision.approval()))
                        .filter(row -> shows(decision, row, asked.getOrDefault(row.id(), List.of())))
                        .isPresent())
                .toList();
    }

    /**
     * Whether the reader sees it.
     *
     * @param row the approval of the decision
     * @param asked in this approval
     */
    private boolean shows(DecisionRepository.Row decision, ApprovalRow row, List<AssignmentRepository.Row> asked) {
        return !now.isBefore(row.undoUntil(decision)) || isAsked(asked);
    }

    /**
     * The approval as the reader sees it: open, if only decisions that they do not see settle it.
     *
     * @param asked in this approval
     * @param standing of the request
     */
    ApprovalRow of(ApprovalRow row, List<AssignmentRepository.Row> asked, List<DecisionRepository.Row> standing) {
        boolean hidden = standing.stream()
                .anyMatch(decision -> decision.approval().equals(row.id()) && !shows(decision, row, asked));
        return isPending(row) && hidden ? row.asOpen() : row;
    }

    /** Whether it is settled, and the execution is not told yet. */
    boolean isPending(ApprovalRow row) {
        return row.status() == ApprovalRow.Status.SETTLED
                && row.answerAt().filter(now::isBefore).isPresent();
    }

    /** @param row the approval of the decision */
    Optional<PathNode.Undoable> undoable(DecisionRepository.Row decision, ApprovalRow row) {
        return now.isBefore(row.undoUntil(decision))
                ? Optional.of(new PathNode.Undoable(
                        decision.id().value(), reader.equals(Optional.of(decision.person())), decision.undoUntil()))
                : Optional.empty();
    }

    private boolean isAsked(List<AssignmentRepository.Row> asked) {
        return reader.filter(person -> asked.stream()
                        .anyMatch(one ->
                                one.person().equals(person) || one.owner().equals(person)))
                .isPresent();
    }
}
