package dev.countersign.away;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** Who is away, and who decides for them, for the modules that ask people. Not for pages. */
@Service
public class StandIns {

    /**
     * Who of some people is away for one template, with their stand-ins, who may be away themselves.
     *
     * @param away the absence that counts, by person
     */
    public record Lines(Map<PersonId, Absence> away) {

        public Lines {
            away = Map.copyOf(away);
        }

        public boolean isAway(PersonId person) {
            return away.containsKey(person);
        }

        public Optional<Absence> absence(PersonId person) {
            return Optional.ofNullable(away.get(person));
        }

        /**
         * The first person in the line of stand-ins who is there and may decide. Whoever may not is passed over, for their own stand-in if they are away.
         * Each is visited once, so a circle ends.
         */
        public Optional<PersonId> standIn(PersonId absent, Predicate<PersonId> mayDecide) {
            Set<PersonId> visited = new HashSet<>(Set.of(absent));
            Optional<Absence> absence = absence(absent);
            while (absence.isPresent() && visited.add(absence.get().standIn())) {
                PersonId next = absence.get().standIn();
                if (!isAway(next) && mayDecide.test(next)) {
                    return Optional.of(next);
                }
                absence = absence(next);
            }
            return Optional.empty();
        }
    }

    private final AbsenceRepository absences;
    private final TenantTransaction transaction;

    StandIns(AbsenceRepository absences, TenantTransaction transaction) {
        this.absences = absences;
        this.transaction = transaction;
    }

    /**
     * Who of these people is away for a request. What its requester has said about others does not count: nobody chooses who decides about their own request.
     *
     * @param template the key of the request's template
     */
    public Lines lines(TenantId tenant, Collection<PersonId> people, String template, PersonId requester, Instant now) {
        if (people.isEmpty()) {
            return new Lines(Map.of());
        }
        List<Absence> found = transaction.call(tenant, () -> absences.chains(people, template, now));
        Map<PersonId, Absence> away = new HashMap<>();
        found.stream()
                .filter(absence ->
                        absence.person().equals(requester) || !absence.setBy().equals(requester))
                .forEach(absence -> away.putIfAbsent(absence.person(), absence));
        return new Lines(away);
    }

    /** Until when each of these people is away now; those who are there are left out. In a transaction of the tenant. */
    public Map<PersonId, Leave> awayUntil(Collection<PersonId> people, Instant now) {
        Map<PersonId, Leave> leaves = new HashMap<>();
        if (!people.isEmpty()) {
            absences.running(people, now)
                    .forEach(absence -> leaves.merge(
                            absence.person(),
                            new Leave(absence.lastDay(), absence.note()),
                            (one, other) -> one.until().isAfter(other.until()) ? one : other));
        }
        return leaves;
    }

    /** The people who are away now and whose line of stand-ins goes through this person. */
    public List<PersonId> passingThrough(TenantId tenant, PersonId person, Instant now) {
        return transaction.call(tenant, () -> absences.passingThrough(person, now));
    }
}
