package dev.countersign.approval;

import dev.countersign.away.Leave;
import dev.countersign.away.StandIns;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What pages say about people who are asked and away. Reads nothing where nobody is. In the tenant's transaction. */
@Component
class AwayPeople {

    private final StandIns standIns;
    private final People people;
    private final Clock clock;

    AwayPeople(StandIns standIns, People people, Clock clock) {
        this.standIns = standIns;
        this.people = people;
        this.clock = clock;
    }

    /** Until when those are away for whom somebody else decides. */
    Map<PersonId, Leave> until(Collection<AssignmentRepository.Row> asked) {
        Set<PersonId> absent = asked.stream()
                .flatMap(row -> row.passed().stream())
                .flatMap(passed -> Stream.concat(Stream.of(passed.owner()), passed.chosen().stream()))
                .collect(Collectors.toSet());
        return standIns.awayUntil(absent, clock.instant());
    }

    /** Why the person of this assignment is asked, if they decide it for somebody who is away. */
    Optional<List<ReadableReason>> why(TenantId tenant, AssignmentRepository.Row assignment) {
        return assignment
                .passed()
                .map(passed ->
                        List.copyOf(reasons(tenant, List.of(passed.owner())).values()));
    }

    /** Why a person is asked who decides for one of these people, by these people. */
    Map<PersonId, ReadableReason> reasons(TenantId tenant, Collection<PersonId> owners) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        Map<PersonId, Leave> until = standIns.awayUntil(owners, clock.instant());
        Map<PersonId, ReadableReason> reasons = new HashMap<>();
        people.names(tenant, owners)
                .forEach((owner, name) -> reasons.put(
                        owner,
                        reason(name, Optional.ofNullable(until.get(owner)).map(Leave::until))));
        return reasons;
    }

    private static ReadableReason reason(PersonName owner, Optional<LocalDate> until) {
        Text name = Text.of(owner.name());
        return until.map(day -> new ReadableReason(Reason.Kind.STANDS_IN, List.of(name, Text.of(day.toString()))))
                .orElseGet(() -> new ReadableReason(Reason.Kind.STOOD_IN, List.of(name)));
    }
}
