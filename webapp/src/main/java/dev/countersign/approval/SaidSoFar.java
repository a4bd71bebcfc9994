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
                .map(decision -> {
                    Optional<TimelineEntry.Decided> shown = shown(page, decision);
                    return new ApprovalCase.Said(
                            Objects.requireNonNull(names.get(decision.person())),
                            Optional.ofNullable(owners.get(decision.assignment()))
                                    .map(names::get),
                            ApprovalSteps.name(
                                    request.definition(),
                                    Objects.requireNonNull(rows.get(decision.approval()))
                                            .step()),
                            decision.revision(),
                            decision.verdict(),
                            Optional.ofNullable(decision.comment()),
                            shown.map(TimelineEntry.Decided::named).orElse(List.of()),
                            decision.decidedAt(),
                            bases.of(decision),
                            shown.map(TimelineEntry.Decided::counts).orElse(true));
                })
                .toList();
    }

    /** As the history of the request has it. */
    private static Optional<TimelineEntry.Decided> shown(RequestCase page, DecisionRepository.Row decision) {
        return page.timeline().stream()
                .filter(TimelineEntry.Decided.class::isInstance)
                .map(TimelineEntry.Decided.class::cast)
                .filter(given ->
                        given.by().id().equals(decision.person()) && given.at().equals(decision.decidedAt()))
                .findFirst();
    }
}
