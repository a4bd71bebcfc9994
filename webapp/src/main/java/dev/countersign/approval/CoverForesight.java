package dev.countersign.approval;

import dev.countersign.away.StandIns;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Settlement;
import dev.countersign.definitions.step.Voter;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells before there is a request who would decide for those who are away, as {@link Covering} does it afterwards. */
@Component
class CoverForesight {

    private final StandIns standIns;
    private final NextAbove above;
    private final People people;
    private final Clock clock;

    CoverForesight(StandIns standIns, NextAbove above, People people, Clock clock) {
        this.standIns = standIns;
        this.above = above;
        this.people = people;
        this.clock = clock;
    }

    /** Who would decide for each who is away; whoever keeps it, since others can meet the rule or nobody can decide, is left out. */
    Map<PersonId, PersonId> of(
            TenantId tenant,
            PersonId requester,
            String template,
            Quorum quorum,
            List<Asked> asked,
            StandIns.Lines lines) {
        Set<PersonId> taken = asked.stream().map(Asked::person).collect(Collectors.toSet());
        Predicate<PersonId> mayDecide = person -> !person.equals(requester)
                && !taken.contains(person)
                && people.find(tenant, person).filter(Person::active).isPresent();
        List<PersonId> absent =
                asked.stream().map(Asked::person).filter(lines::isAway).toList();
        Map<PersonId, PersonId> covering = new HashMap<>();
        absent.forEach(person -> lines.standIn(person, mayDecide).ifPresent(standIn -> {
            covering.put(person, standIn);
            taken.add(standIn);
        }));
        for (PersonId person : absent) {
            if (!covering.containsKey(person) && isShort(quorum, asked, lines, covering)) {
                next(tenant, requester, template, person, mayDecide).ifPresent(next -> {
                    covering.put(person, next);
                    taken.add(next);
                });
            }
        }
        return covering;
    }

    /** Whether the rule could not be met if everybody approved who is there. */
    private static boolean isShort(
            Quorum quorum, List<Asked> asked, StandIns.Lines lines, Map<PersonId, PersonId> covering) {
        List<Voter> voters = asked.stream()
                .map(one -> Ballot.voter(
                        one.why(),
                        lines.isAway(one.person()) && !covering.containsKey(one.person())
                                ? Voter.Vote.NONE
                                : Voter.Vote.APPROVED))
                .toList();
        return quorum.settle(voters) != Settlement.APPROVED;
    }

    private Optional<PersonId> next(
            TenantId tenant, PersonId requester, String template, PersonId person, Predicate<PersonId> mayDecide) {
        Set<PersonId> candidates = above.all(tenant, person);
        StandIns.Lines absent = standIns.lines(tenant, candidates, template, requester, clock.instant());
        return candidates.stream()
                .filter(one -> !absent.isAway(one) && mayDecide.test(one))
                .findFirst();
    }
}
