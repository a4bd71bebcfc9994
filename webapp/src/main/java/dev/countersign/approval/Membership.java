package dev.countersign.approval;

import dev.countersign.definitions.form.Among;
import dev.countersign.people.GroupMember;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TimeOrderedIds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What becomes of those who were asked as members of groups or because of a role, and have left the group or lost the role. It is read anew each time. Who is
 * in none of the groups any more and has none of the roles, and is asked for nothing else, may not decide; who is asked for something else decides for that
 * alone. What they have decided stays, and so does what they have passed on.
 */
@Component
class Membership {

    private final AssignmentRepository assignments;
    private final ActRepository acts;
    private final People people;
    private final TimeOrderedIds ids;

    Membership(AssignmentRepository assignments, ActRepository acts, People people, TimeOrderedIds ids) {
        this.assignments = assignments;
        this.acts = acts;
        this.people = people;
        this.ids = ids;
    }

    /**
     * Brings the reasons of those who are asked for several things in line with the groups of today. Nothing more is read where nobody is.
     *
     * @return whether that changed anything
     */
    boolean refresh(TenantId tenant, Collection<AssignmentRepository.Row> asked) {
        List<AssignmentRepository.Row> several = asked.stream()
                .filter(row -> row.status() != AssignmentRepository.Status.DECIDED
                        && row.reasons().size() > 1
                        && row.reasons().stream().anyMatch(Membership::isMembership))
                .toList();
        if (several.isEmpty()) {
            return false;
        }
        Members now = now(tenant, several);
        boolean changed = false;
        for (AssignmentRepository.Row row : several) {
            List<Reason> reasons = row.reasons().stream()
                    .map(reason -> reason.lapsed(isMembership(reason) && !now.have(row.owner(), reason)))
                    .toList();
            if (!reasons.equals(row.reasons())) {
                assignments.reasons(row.id(), reasons);
                changed = true;
            }
        }
        return changed;
    }

    /** Who of these people may not decide for that reason. Somebody who stands in may as long as the person who is away is a member. */
    Set<PersonId> lost(TenantId tenant, Collection<AssignmentRepository.Row> asked) {
        List<AssignmentRepository.Row> members = asked.stream()
                .filter(row -> row.status() != AssignmentRepository.Status.DECIDED
                        && !memberships(row).isEmpty())
                .toList();
        if (members.isEmpty()) {
            return Set.of();
        }
        Members now = now(tenant, members);
        return members.stream()
                .filter(row -> memberships(row).stream().noneMatch(reason -> now.have(row.owner(), reason)))
                .map(AssignmentRepository.Row::person)
                .collect(Collectors.toSet());
    }

    /**
     * Stores for the history of the request who has left a group, and who is back.
     *
     * @param before the assignments before they were brought in line with the groups of today
     * @param lost who of these people may not decide because of that
     */
    void record(LockedApproval approval, List<AssignmentRepository.Row> before, Set<PersonId> lost) {
        Map<AssignmentId, AssignmentRepository.Row> earlier =
                before.stream().collect(Collectors.toMap(AssignmentRepository.Row::id, row -> row));
        for (AssignmentRepository.Row now : assignments.of(approval.id())) {
            Optional.ofNullable(earlier.get(now.id()))
                    .flatMap(was -> change(approval, was, now, lost.contains(now.person())))
                    .ifPresent(kind -> acts.insert(
                            approval.tenant(),
                            ActRepository.Row.of(kind, ids.next(), approval.row(), now.owner(), approval.now())));
        }
    }

    private Optional<ActRepository.Kind> change(
            LockedApproval approval, AssignmentRepository.Row was, AssignmentRepository.Row now, boolean lost) {
        if (was.isSuspended() != now.isSuspended()) {
            return now.isSuspended()
                    ? Optional.of(ActRepository.Kind.LEFT).filter(_ -> lost)
                    : Optional.of(ActRepository.Kind.REJOINED).filter(_ -> acts.hasLeft(approval.id(), now.owner()));
        }
        long lapsedBefore = was.reasons().stream().filter(Reason::lapsed).count();
        long lapsed = now.reasons().stream().filter(Reason::lapsed).count();
        if (lapsed == lapsedBefore || now.isSuspended()) {
            return Optional.empty();
        }
        return Optional.of(lapsed > lapsedBefore ? ActRepository.Kind.LEFT_SOME : ActRepository.Kind.REJOINED);
    }

    /** Who of some people is in which group and has which role. */
    private record Members(Set<GroupMember> groups, Map<Among.Role, Set<PersonId>> roles) {

        boolean have(PersonId person, Reason reason) {
            return isGroup(reason)
                    ? groups.contains(new GroupMember(reason.args().getFirst(), person))
                    : reason.role()
                            .map(role -> roles.getOrDefault(role, Set.of()).contains(person))
                            .orElse(true);
        }
    }

    /** What these people are of the groups and roles for which they are asked. */
    private Members now(TenantId tenant, List<AssignmentRepository.Row> asked) {
        Set<PersonId> owners =
                asked.stream().map(AssignmentRepository.Row::owner).collect(Collectors.toSet());
        List<Reason> reasons =
                asked.stream().flatMap(row -> row.reasons().stream()).toList();
        Set<String> groups = reasons.stream()
                .filter(Membership::isGroup)
                .map(reason -> reason.args().getFirst())
                .collect(Collectors.toSet());
        return new Members(
                groups.isEmpty() ? Set.of() : people.memberships(tenant, groups, owners),
                reasons.stream()
                        .flatMap(reason -> reason.role().stream())
                        .distinct()
                        .collect(Collectors.toMap(role -> role, role -> people.holders(tenant, role, owners))));
    }

    private static boolean isGroup(Reason reason) {
        return reason.kind() == Reason.Kind.GROUP;
    }

    private static boolean isMembership(Reason reason) {
        return isGroup(reason) || reason.role().isPresent();
    }

    /** The groups and roles, if the person is asked for nothing else. */
    private static List<Reason> memberships(AssignmentRepository.Row row) {
        List<Reason> why = row.reasons().stream()
                .filter(reason -> reason.kind() != Reason.Kind.OWN_REQUEST)
                .toList();
        return why.stream().allMatch(Membership::isMembership) ? why : List.of();
    }
}
