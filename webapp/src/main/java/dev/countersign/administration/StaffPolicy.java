package dev.countersign.administration;

import dev.countersign.people.Actor;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
import java.util.List;
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

    StaffPolicy(StaffRepository staff, OwnApprovers own) {
        this.staff = staff;
        this.own = own;
    }

    boolean mayChange(Actor actor, Person person) {
        return actor.may(Right.MANAGE_PEOPLE) && (actor.may(Right.GRANT_ROLES) || !isSpecial(actor, person));
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
                || person.roles().stream().anyMatch(role -> role != Role.EMPLOYEE)
                || isAbove(actor.person(), person.id())
                || staff.departmentsLedBy(person.id()).stream().anyMatch(name -> own.isDepartment(actor, name))
                || isAskedByOwnRequests(actor, person);
    }

    private boolean isAskedByOwnRequests(Actor actor, Person person) {
        List<String> groups = staff.groups(person.id());
        return !groups.isEmpty() && own.groups(actor).stream().anyMatch(groups::contains);
    }

    private boolean isAbove(PersonId person, PersonId other) {
        return staff.chain(person).stream().anyMatch(above -> above.id().equals(other));
    }
}
