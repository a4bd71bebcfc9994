package dev.countersign.approval;

import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.FiledRequests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What people are told about approvals that they decided for others and do not any more. In the tenant's transaction. */
@Component
class FormerStandIns {

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final ActRepository acts;
    private final FiledRequests requests;
    private final People people;

    FormerStandIns(
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            ActRepository acts,
            FiledRequests requests,
            People people) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.acts = acts;
        this.requests = requests;
        this.people = people;
    }

    /** Empty for somebody who never stood in. */
    Optional<StoodIn> of(Actor actor, ApprovalId id) {
        return approvals.find(id).flatMap(row -> {
            List<ActRepository.Row> done = acts.ofRequest(row.request()).stream()
                    .filter(act -> act.approval().equals(id))
                    .toList();
            List<AssignmentRepository.Row> places = assignments.of(id);
            return done.reversed().stream()
                    .flatMap(act -> act.covered().stream()
                            .filter(covered -> covered.from().equals(actor.person()))
                            .flatMap(covered -> owner(act, covered, places)
                                    .filter(owner -> !owner.equals(actor.person()))
                                    .map(owner -> stoodIn(
                                            actor,
                                            row,
                                            owner,
                                            now(row, covered.to(), after(act, done), places),
                                            act.at()))
                                    .stream()))
                    .findFirst();
        });
    }

    /** Whoever got it from a stand-in and went away is named in the act in the place of the owner. */
    private static Optional<PersonId> owner(
            ActRepository.Row act, ActRepository.Covered covered, List<AssignmentRepository.Row> places) {
        return act.by().equals(covered.from())
                ? places.stream()
                        .filter(place -> place.person().equals(covered.to()))
                        .map(AssignmentRepository.Row::owner)
                        .findFirst()
                : Optional.of(act.by());
    }

    private static List<ActRepository.Row> after(ActRepository.Row act, List<ActRepository.Row> done) {
        return done.subList(done.indexOf(act) + 1, done.size());
    }

    /**
     * Who decides the place now; empty if it is decided or needs no decision any more.
     *
     * @param next who got it from the reader
     * @param since what was done after that
     */
    private static Optional<PersonId> now(
            ApprovalRow row, PersonId next, List<ActRepository.Row> since, List<AssignmentRepository.Row> places) {
        PersonId holder = next;
        for (ActRepository.Row act : since) {
            PersonId before = holder;
            holder = act.passed()
                    .filter(passed -> passed.from().equals(before))
                    .map(ActRepository.Passed::to)
                    .or(() -> act.covered()
                            .filter(covered -> covered.from().equals(before))
                            .map(ActRepository.Covered::to))
                    .orElse(before);
        }
        PersonId last = holder;
        return places.stream()
                .filter(place -> row.isOpen()
                        && place.status() == AssignmentRepository.Status.OPEN
                        && place.person().equals(last))
                .map(AssignmentRepository.Row::person)
                .findFirst();
    }

    private StoodIn stoodIn(Actor actor, ApprovalRow row, PersonId owner, Optional<PersonId> now, Instant since) {
        Map<PersonId, PersonName> names = people.names(
                actor.tenant(), Stream.concat(Stream.of(owner), now.stream()).collect(Collectors.toSet()));
        String number =
                requests.find(actor.tenant(), row.request()).orElseThrow().number();
        return new StoodIn(Objects.requireNonNull(names.get(owner)), now.map(names::get), number, since);
    }
}
