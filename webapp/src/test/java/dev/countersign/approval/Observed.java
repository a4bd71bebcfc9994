package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.away.StandIns;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Revisions;
import dev.countersign.definitions.step.SeparationOfDuties;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the tables say about a request, and what must always hold for the people who are asked.
 *
 * @param taken who has or had a place in the approval, or gave it away
 */
record Observed(
        FiledRequest filed,
        List<ApprovalRow> rows,
        List<AssignmentRepository.Row> asked,
        List<DecisionRepository.Row> standing,
        Map<ApprovalId, Set<PersonId>> taken,
        StandIns.Lines lines,
        PersonId administrator,
        Instant now) {

    static Observed of(Company company, RequestId request, Set<PersonId> people, Instant now) {
        return company.get(TenantTransaction.class).call(company.tenant, () -> {
            FiledRequest filed = company.get(FiledRequests.class)
                    .find(company.tenant, request)
                    .orElseThrow();
            AssignmentRepository assignments = company.get(AssignmentRepository.class);
            List<ApprovalRow> rows = company.get(ApprovalRepository.class).ofRequest(request);
            return new Observed(
                    filed,
                    rows,
                    assignments.ofRequest(request),
                    company.get(DecisionRepository.class).standingOf(request),
                    rows.stream()
                            .filter(ApprovalRow::isOpen)
                            .collect(Collectors.toMap(ApprovalRow::id, row -> assignments.peopleOf(row.id()))),
                    company.get(StandIns.class)
                            .lines(company.tenant, people, filed.definition().key(), filed.requester(), now),
                    company.elena.person(),
                    now);
        });
    }

    List<AssignmentRepository.Row> asked(ApprovalId approval) {
        return asked.stream().filter(row -> row.approval().equals(approval)).toList();
    }

    Optional<AssignmentRepository.Row> askedIn(ApprovalId approval, PersonId person) {
        return asked(approval).stream()
                .filter(row -> row.person().equals(person))
                .findFirst();
    }

    ApprovalRow row(ApprovalId approval) {
        return rows.stream()
                .filter(row -> row.id().equals(approval))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The outcome of the votes of the model among the people who are asked, by the model of the rules. Nothing is denied because too few are left, as long as
     * they may come back.
     */
    Optional<Outcome> outcome(ModelRequest model, ModelRequest.Task task) {
        List<ModelRequest.Vote> votes = model.standing(task.id);
        if (votes.stream().anyMatch(vote -> vote.verdict == Verdict.REQUEST_CHANGES)) {
            return Optional.of(Outcome.CHANGES_REQUESTED);
        }
        Quorum quorum = model.step(task.where.step()).quorum(task.where.visit());
        List<BallotPropertiesTest.Person> people = people(task, votes, Set.of());
        Optional<Outcome> counted = BallotPropertiesTest.model(quorum, people);
        return counted.equals(Optional.of(Outcome.DENIED)) && BallotPropertiesTest.isShort(quorum, people)
                ? BallotPropertiesTest.model(quorum, people(task, votes, mayComeBack(row(task.id))))
                : counted;
    }

    private List<BallotPropertiesTest.Person> people(
            ModelRequest.Task task, List<ModelRequest.Vote> votes, Set<PersonId> back) {
        return asked(task.id).stream()
                .map(row -> new BallotPropertiesTest.Person(
                        row.panels(),
                        row.why().stream()
                                .filter(Reason::standsIn)
                                .map(Reason::panel)
                                .collect(Collectors.toSet()),
                        row.isSuspended() && !back.contains(row.person()),
                        votes.stream()
                                .filter(vote -> vote.person.equals(row.person()))
                                .map(vote -> vote.verdict)
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /** Who decided a step that needs other people, and can take it back. */
    private Set<PersonId> mayComeBack(ApprovalRow here) {
        return standing.stream()
                .filter(decision -> decidedApart(here).contains(decision.person())
                        && decision.undoUntil().isAfter(now))
                .map(DecisionRepository.Row::person)
                .collect(Collectors.toSet());
    }

    /** The people who decided a step that needs other people than this one. */
    Set<PersonId> decidedApart(ApprovalRow here) {
        Set<String> apart = SeparationOfDuties.of(filed.definition().steps()).apartFrom(here.step());
        Set<ApprovalId> others = rows.stream()
                .filter(row -> apart.contains(row.step()) && (row.revision() == here.revision() || isKept(row, here)))
                .map(ApprovalRow::id)
                .collect(Collectors.toSet());
        return standing.stream()
                .filter(decision ->
                        others.contains(decision.approval()) && decision.verdict() != Verdict.REQUEST_CHANGES)
                .map(DecisionRepository.Row::person)
                .collect(Collectors.toSet());
    }

    /** What was decided before the step at which a revision went on stays decided. */
    private boolean isKept(ApprovalRow before, ApprovalRow here) {
        return before.revision() < here.revision()
                && before.status() == ApprovalRow.Status.ANSWERED
                && filed.definition().revisions().goesOn() == Revisions.GoesOn.STEP
                && Stream.concat(rows.stream(), Stream.of(here))
                        .filter(row -> !row.isRevise()
                                && row.revision() > before.revision()
                                && row.revision() <= here.revision())
                        .allMatch(row -> place(before) < place(row));
    }

    /** Where its step is among the steps that follow one another. */
    private int place(ApprovalRow row) {
        List<Step> steps = filed.definition().steps();
        return IntStream.range(0, steps.size())
                .filter(at -> StepTree.of(List.of(steps.get(at)), ApprovalStep.class)
                        .anyMatch(step -> step.key().equals(row.step())))
                .findFirst()
                .orElseThrow();
    }

    void check(Set<PersonId> inactive) {
        for (ApprovalRow row : rows) {
            if (row.isRevise()) {
                assertThat(asked(row.id()))
                        .as("nobody is asked to decide %s", row)
                        .isEmpty();
            } else {
                check(row, inactive);
            }
        }
    }

    private void check(ApprovalRow row, Set<PersonId> inactive) {
        List<AssignmentRepository.Row> here = asked(row.id());
        List<PersonId> deciders = standing.stream()
                .filter(decision -> decision.approval().equals(row.id()))
                .map(DecisionRepository.Row::person)
                .toList();
        assertThat(deciders).as("each decides once in %s", row).doesNotHaveDuplicates();
        assertThat(deciders).doesNotContain(filed.requester());
        Set<PersonId> apart = decidedApart(row);
        assertThat(standing)
                .as("decided two sides of %s", row)
                .noneMatch(decision -> decision.approval().equals(row.id())
                        && decision.verdict() != Verdict.REQUEST_CHANGES
                        && apart.contains(decision.person()));
        List<AssignmentRepository.Row> open = here.stream()
                .filter(one -> one.status() == AssignmentRepository.Status.OPEN)
                .toList();
        if (!row.isOpen() || !filed.status().isOpen()) {
            assertThat(open).as("open in %s of %s", row, filed.status()).isEmpty();
            return;
        }
        assertThat(open)
                .extracting(AssignmentRepository.Row::person)
                .as("may decide %s", row)
                .doesNotContain(filed.requester())
                .noneMatch(apart::contains);
        if (row.revision() == filed.revision()) {
            assertThat(!open.isEmpty()
                            || apart.contains(administrator)
                            || !mayComeBack(row).isEmpty()
                            || taken.getOrDefault(row.id(), Set.of()).contains(administrator))
                    .as(
                            "somebody is asked in %s, or everybody was or may not, or will be once no decision can be undone",
                            row)
                    .isTrue();
            open.forEach(one -> checkPlace(one, here, apart, inactive));
        }
    }

    /** Whoever is there decides their own part; for whoever is away the first in their line who may. */
    private void checkPlace(
            AssignmentRepository.Row place,
            List<AssignmentRepository.Row> here,
            Set<PersonId> apart,
            Set<PersonId> inactive) {
        PersonId owner = place.owner();
        Set<PersonId> others = here.stream()
                .filter(row -> !row.id().equals(place.id()))
                .map(AssignmentRepository.Row::person)
                .collect(Collectors.toSet());
        if (!lines.isAway(owner)) {
            assertThat(place.person().equals(owner) || others.contains(owner))
                    .as("%s is back and decides", place)
                    .isTrue();
            return;
        }
        Predicate<PersonId> may = person -> !person.equals(filed.requester())
                && !taken.getOrDefault(place.approval(), Set.of()).contains(person)
                && !apart.contains(person)
                && !inactive.contains(person);
        if (place.person().equals(owner)) {
            assertThat(lines.standIn(owner, may))
                    .as("%s is away and decides", place)
                    .isEmpty();
        }
        assertThat(place.chosen().stream()
                        .takeWhile(person -> !person.equals(place.person()))
                        .filter(person -> !lines.isAway(person) && may.test(person)))
                .as("%s was passed to somebody who is there", place)
                .isEmpty();
    }
}
