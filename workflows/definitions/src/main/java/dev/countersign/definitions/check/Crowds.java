package dev.countersign.definitions.check;

import dev.countersign.definitions.check.Organisation.Crowd;
import dev.countersign.definitions.check.Organisation.Lacking;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.step.Approvers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people of an organisation, each crowd read once. */
final class Crowds {

    private final Organisation organisation;
    private final Map<Approvers, Optional<Crowd>> known = new HashMap<>();
    private final Map<Class<?>, Lacking> lacking = new HashMap<>();

    Crowds(Organisation organisation) {
        this.organisation = organisation;
    }

    Optional<Crowd> group(String key) {
        return of(new Approvers.Group(key));
    }

    /** Empty if it depends on the request, or there is no such group or person. */
    Optional<Crowd> of(Approvers approvers) {
        return known.computeIfAbsent(approvers, one -> switch (one) {
            case Approvers.Group(String key) -> organisation.group(key);
            case Approvers.HoldersOf(Among.Role role) -> Optional.of(organisation.holders(role));
            case Approvers.FixedPerson(String email) ->
                organisation.person(email).map(person -> new Crowd(1, List.of(person)));
            case Approvers.ManagerOf _,
                    Approvers.ManagerOfApprover _,
                    Approvers.DepartmentHead _,
                    Approvers.PersonInField _,
                    Approvers.Expression _ -> Optional.empty();
        });
    }

    Lacking withoutManager() {
        return lacking.computeIfAbsent(Approvers.ManagerOf.class, _ -> organisation.withoutManager());
    }

    Lacking withoutDepartmentHead() {
        return lacking.computeIfAbsent(Approvers.DepartmentHead.class, _ -> organisation.withoutDepartmentHead());
    }
}
