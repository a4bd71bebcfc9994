package dev.countersign.administration;

import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Who may change whom, and whom they may give a say. People with a role, oneself, one's own managers, the head of one's own department and the members of
 * groups that one's own open requests ask are changed only by those who grant roles: nobody gives themselves rights, or their own open requests another
 * approver. Whom later requests will ask is not known before they are made; the audit log says who changed it. Within the tenant's transaction.
 */
@Component
class StaffPolicy {

    private final StaffRepository staff;
    private final OwnApprovers own;
    private final People people;

    StaffPolicy(StaffRepository staff, OwnApprovers own, People people) {
        this.staff = staff;
        this.own = own;
        this.people = people;
    }

    boolean mayChange(Actor actor, Person person) {
        return actor.may(Right.MANAGE_PEOPLE) && (actor.may(Right.GRANT_ROLES) || !isSpecial(actor, person));
    }

    /** The same for many people, by a few statements. It holds as long as whoever acts changes only people whom they may change. */
    Predicate<Person> mayChange(Actor actor, Collection<Person> several) {
        if (!actor.may(Right.MANAGE_PEOPLE)) {
            return _ -> false;
        }
        if (actor.may(Right.GRANT_ROLES)) {
            return _ -> true;
        }
        Set<PersonId> special = new HashSet<>(Set.of(actor.person()));
        staff.chain(actor.person()).forEach(above -> special.add(above.id()));
        people.find(actor.tenant(), actor.person())
                .flatMap(self -> Optional.ofNullable(self.department()))
                .flatMap(department -> people.headOf(actor.tenant(), department))
                .ifPresent(head -> special.add(head.id()));
        people.memberships(
                        actor.tenant(),
                        own.groups(actor),
                        several.stream().map(Person::id).toList())
                .forEach(member -> special.add(member.person()));
        return person -> !special.contains(person.id()) && !hasRole(person);
    }

    /**
     * Groups, departments and reports give a say: nobody gives it to themselves, or to who reports to them, directly or not, because what these do not decide
     * in time can come to their manager.
     */
    boolean mayEmpower(Actor actor, PersonId person) {
        return actor.may(Right.GRANT_ROLES) || !(person.equals(actor.person()) || isAbove(person, actor.person()));
    }

    /** Whether the actor may change who is in a group. */
    boolean mayChangeGroup(Actor actor, String key) {
        return actor.may(Right.GRANT_ROLES) || !own.groups(actor).contains(key);
    }

    /** Whether the actor may change who leads a department. */
    boolean mayChangeHead(Actor actor, String department) {
        return actor.may(Right.GRANT_ROLES) || !own.isDepartment(actor, department);
    }

    private boolean isSpecial(Actor actor, Person person) {
        return person.id().equals(actor.person())
                || hasRole(person)
                || isAbove(actor.person(), person.id())
                || staff.departmentsLedBy(person.id()).stream().anyMatch(name -> own.isDepartment(actor, name))
                || isAskedByOwnRequests(actor, person);
    }

    private static boolean hasRole(Person person) {
        return person.roles().stream().anyMatch(role -> role != Role.EMPLOYEE);
    }

    private boolean isAskedByOwnRequests(Actor actor, Person person) {
        List<String> groups = staff.groups(person.id());
        return !groups.isEmpty() && own.groups(actor).stream().anyMatch(groups::contains);
    }

    private boolean isAbove(PersonId person, PersonId other) {
        return staff.chain(person).stream().anyMatch(above -> above.id().equals(other));
    }
}
