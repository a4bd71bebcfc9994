package dev.countersign.approval;

import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Voter;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.Tally;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Tells with the names of groups and people how far the votes of a ballot are. */
@Component
class Tallies {

    private final People people;

    Tallies(People people) {
        this.people = people;
    }

    /** Reads nothing for a quorum of one panel: no sentence names it. */
    Tally of(TenantId tenant, Ballot ballot) {
        Quorum quorum = ballot.quorum();
        List<Integer> silent = IntStream.range(0, ballot.voters().size())
                .filter(voter -> ballot.voters().get(voter).vote() == Voter.Vote.NONE)
                .boxed()
                .toList();
        Map<PersonId, PersonName> names = quorum.panels().size() == 1
                ? Map.of()
                : people.names(tenant, silent.stream().map(ballot.people()::get).toList());
        return Tally.of(quorum, ballot.voters(), people.groupNames(tenant, Tally.groups(quorum)), panel -> {
            List<Integer> here = silent.stream()
                    .filter(voter -> quorum instanceof Quorum.Weighted
                            || ballot.voters().get(voter).panels().contains(panel))
                    .toList();
            return new Tally.Awaited(
                    here.stream()
                            .flatMap(voter -> Optional.ofNullable(
                                    names.get(ballot.people().get(voter)))
                                    .stream())
                            .toList(),
                    here.size());
        });
    }
}
