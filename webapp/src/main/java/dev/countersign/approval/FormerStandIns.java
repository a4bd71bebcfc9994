package dev.countersign.approval;

import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
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
    private final People people;

    FormerStandIns(ApprovalRepository approvals, AssignmentRepository assignments, ActRepository acts, People people) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.acts = acts;
        this.people = people;
    }

    /** Empty for somebody who never stood in. */
    Optional<StoodIn> of(Actor actor, ApprovalId id) {
        return approvals
                .find(id)
                .flatMap(row -> acts.ofRequest(row.request()).reversed().stream()
                        .filter(act -> act.approval().equals(id)
                                && act.covered()
                                        .filter(covered -> covered.from().equals(actor.person()))
                                        .isPresent()
                                && !act.by().equals(actor.person()))
                        .findFirst()
                        .map(act -> stoodIn(actor, row, act.by())));
    }

    private StoodIn stoodIn(Actor actor, ApprovalRow row, PersonId owner) {
        PersonId now = assignments.of(row.id()).stream()
                .filter(one -> one.owner().equals(owner))
                .map(AssignmentRepository.Row::person)
                .findFirst()
                .orElse(owner);
        Map<PersonId, PersonName> names =
                people.names(actor.tenant(), Stream.of(owner, now).collect(Collectors.toSet()));
        return new StoodIn(
                Objects.requireNonNull(names.get(owner)),
                Optional.ofNullable(names.get(now)).filter(_ -> row.isOpen()));
    }
}
