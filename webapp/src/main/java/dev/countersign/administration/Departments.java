package dev.countersign.administration;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.LastChange;
import dev.countersign.audit.LastChanges;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.text.StorableText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The departments of the organisation and their heads, for those who look after people. A department exists as soon as somebody is in it. */
@Service
public class Departments {

    private static final String HEAD_CHANGED = "department.head-changed";

    private final ActorTransaction acting;
    private final GroupRepository departments;
    private final StaffPolicy policy;
    private final People people;
    private final AuditLog audit;
    private final LastChanges changes;
    private final SecurityRecords refusals;

    Departments(
            ActorTransaction acting,
            GroupRepository departments,
            StaffPolicy policy,
            People people,
            AuditLog audit,
            LastChanges changes,
            SecurityRecords refusals) {
        this.acting = acting;
        this.departments = departments;
        this.policy = policy;
        this.people = people;
        this.audit = audit;
        this.changes = changes;
        this.refusals = refusals;
    }

    /** By name. Empty for everybody who may not see what is known about people. */
    public Optional<List<DepartmentRow>> list(Actor actor) {
        return acting.call(actor, present -> {
            if (!present.may(Right.SEE_PEOPLE)) {
                refusals.refused(present.tenant(), present.person(), "department", "all");
                return Optional.empty();
            }
            return Optional.of(departments.departments());
        });
    }

    /**
     * Makes a person the head of a department; nobody if it is empty.
     *
     * @param opened who led it when it was read
     */
    public DepartmentResult lead(Actor actor, String department, Optional<PersonId> opened, Optional<PersonId> head) {
        String name = StorableText.of(department);
        return acting.call(
                actor,
                present -> refusal(present, name, head).orElseGet(() -> {
                    // Who is active does not leave until this is done.
                    people.lockChanges(present.tenant());
                    departments.lockDepartment(name);
                    // The rights may have been lost meanwhile.
                    return acting.again(
                            present, now -> refusal(now, name, head).orElseGet(() -> change(now, name, opened, head)));
                }));
    }

    private Optional<DepartmentResult> refusal(Actor present, String department, Optional<PersonId> head) {
        if (!present.may(Right.MANAGE_PEOPLE)) {
            refusals.refused(present.tenant(), present.person(), "department", department);
            return Optional.of(new DepartmentResult.NotAllowed());
        }
        if (!policy.mayChangeHead(present, department)
                || head.filter(person -> !policy.mayEmpower(present, person)).isPresent()) {
            refusals.refused(present.tenant(), present.person(), "department", department);
            return Optional.of(new DepartmentResult.OwnDepartment());
        }
        return Optional.empty();
    }

    private DepartmentResult change(
            Actor present, String department, Optional<PersonId> opened, Optional<PersonId> head) {
        if (head.isPresent()
                && people.find(present.tenant(), head.get())
                        .filter(Person::active)
                        .isEmpty()) {
            return new DepartmentResult.Unsuitable();
        }
        Optional<PersonName> now = departments.head(department);
        Optional<PersonId> leads = now.map(PersonName::id);
        if (!leads.equals(opened) && !leads.equals(head)) {
            return new DepartmentResult.ChangedByOthers(now, changed(present, department, text(leads)));
        }
        if (!departments.lead(department, head)) {
            return new DepartmentResult.NotFound();
        }
        audit.append(
                present.tenant(),
                new AuditEvent(
                        HEAD_CHANGED,
                        present.person(),
                        null,
                        Map.of("department", department, "head", text(head), "head-before", text(leads))));
        return new DepartmentResult.Saved();
    }

    private Optional<LastChange> changed(Actor present, String department, String head) {
        return changes.find(
                present.tenant(),
                AuditFilter.ofKind(HEAD_CHANGED),
                details -> details.path("department").asString("").equals(department)
                        && details.path("head").asString("").equals(head));
    }

    private static String text(Optional<PersonId> head) {
        return head.map(PersonId::toString).orElse("");
    }
}
