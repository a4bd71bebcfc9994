package dev.countersign.approval;

import dev.countersign.people.GroupMember;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds people who were asked as members of groups, and are in none of these groups any more. It is read anew each time. What they have decided stays, and
 * so does what they have passed on.
 */
@Component
class Membership {

    private final People people;

    Membership(People people) {
        this.people = people;
    }

    /** Who of these people may not decide for that reason. Somebody who stands in may as long as the person who is away is a member. */
    Set<PersonId> lost(TenantId tenant, Collection<AssignmentRepository.Row> asked) {
        List<AssignmentRepository.Row> members = asked.stream()
                .filter(row -> row.status() != AssignmentRepository.Status.DECIDED
                        && !groups(row).isEmpty())
                .toList();
        if (members.isEmpty()) {
            return Set.of();
        }
        Set<GroupMember> now = people.memberships(
                tenant,
                members.stream().flatMap(row -> groups(row).stream()).collect(Collectors.toSet()),
                members.stream().map(AssignmentRepository.Row::owner).collect(Collectors.toSet()));
        return members.stream()
                .filter(row ->
                        groups(row).stream().noneMatch(group -> now.contains(new GroupMember(group, row.owner()))))
                .map(AssignmentRepository.Row::person)
                .collect(Collectors.toSet());
    }

    /** The keys of the groups, if the person is asked for nothing else. */
    private static Set<String> groups(AssignmentRepository.Row row) {
        List<Reason> why = row.why().stream()
                .filter(reason -> reason.kind() != Reason.Kind.OWN_REQUEST)
                .toList();
        return why.stream().allMatch(reason -> reason.kind() == Reason.Kind.GROUP)
                ? why.stream().map(reason -> reason.args().getFirst()).collect(Collectors.toSet())
                : Set.of();
    }
}
