package dev.countersign.administration;

import dev.countersign.people.Actor;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who may change whom. People with a role, oneself and one's own managers are changed only by those who grant roles: nobody gives themselves rights,
 * or their own requests another approver. Within the tenant's transaction.
 */
@Component
class StaffPolicy {

    private final StaffRepository staff;

    StaffPolicy(StaffRepository staff) {
        this.staff = staff;
    }

    boolean mayChange(Actor actor, Person person) {
        return actor.may(Right.MANAGE_PEOPLE) && (actor.may(Right.GRANT_ROLES) || !isSpecial(actor, person));
    }

    /** Groups, departments and reports give a say: nobody takes those of others for themselves. */
    boolean maySucceed(Actor actor, Optional<PersonId> successor) {
        return actor.may(Right.GRANT_ROLES) || !successor.equals(Optional.of(actor.person()));
    }

    private boolean isSpecial(Actor actor, Person person) {
        return person.id().equals(actor.person())
                || person.roles().stream().anyMatch(role -> role != Role.EMPLOYEE)
                || staff.chain(actor.person()).stream()
                        .anyMatch(above -> above.id().equals(person.id()));
    }
}
