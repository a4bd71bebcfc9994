package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestCase;
import dev.countersign.request.TimelineEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The decisions of a request, as those read them who still decide. */
final class SaidSoFar {

    private SaidSoFar() {}

    static List<ApprovalCase.Said> of(
            RequestCase page,
            FiledRequest request,
            List<ApprovalRow> visits,
            List<AssignmentRepository.Row> asked,
            List<DecisionRepository.Row> standing,
            Map<PersonId, PersonName> names) {
        Map<ApprovalId, ApprovalRow> rows =
                visits.stream().collect(Collectors.toMap(ApprovalRow::id, Function.identity()));
        Map<AssignmentId, PersonId> owners = asked.stream()
                .filter(assignment -> assignment.passed().isPresent())
                .collect(Collectors.toMap(AssignmentRepository.Row::id, AssignmentRepository.Row::owner));
        Bases bases = Bases.of(visits, standing);
        return standing.stream()
                .map(decision -> new ApprovalCase.Said(
                        Objects.requireNonNull(names.get(decision.person())),
                        Optional.ofNullable(owners.get(decision.assignment())).map(names::get),
                        ApprovalSteps.name(
                                request.definition(),
                                Objects.requireNonNull(rows.get(decision.approval()))
                                        .step()),
                        decision.revision(),
                        decision.verdict(),
                        Optional.ofNullable(decision.comment()),
                        decision.decidedAt(),
                        bases.of(decision),
                        !isVoid(page, decision)))
                .toList();
    }

    /** As the history of the request has it. */
    private static boolean isVoid(RequestCase page, DecisionRepository.Row decision) {
        return page.timeline().stream()
                .anyMatch(entry -> entry instanceof TimelineEntry.Decided given
                        && !given.counts()
                        && given.by().id().equals(decision.person())
                        && given.at().equals(decision.decidedAt()));
    }
}
