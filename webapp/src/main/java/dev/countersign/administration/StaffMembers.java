package dev.countersign.administration;

import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.LastChange;
import dev.countersign.audit.LastChanges;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what is known about one person. Within the tenant's transaction. */
@Component
class StaffMembers {

    private final StaffRepository staff;
    private final People people;
    private final Templates templates;
    private final StaffPolicy policy;
    private final LastChanges changes;

    StaffMembers(StaffRepository staff, People people, Templates templates, StaffPolicy policy, LastChanges changes) {
        this.staff = staff;
        this.people = people;
        this.templates = templates;
        this.policy = policy;
        this.changes = changes;
    }

    Optional<StaffMember> read(Actor reader, PersonId id, Instant now) {
        return people.find(reader.tenant(), id)
                .flatMap(person -> staff.find(id, now).map(row -> {
                    List<PersonName> reports = staff.reports(id);
                    return new StaffMember(
                            row,
                            person.locale(),
                            person.zone(),
                            staff.chain(id),
                            reports,
                            staff.groups(id),
                            holdings(reader, person, reports.size(), now),
                            policy.mayChange(reader, person) && !staff.isErased(id),
                            reader.may(Right.GRANT_ROLES),
                            staff.isLinked(id),
                            staff.departments(),
                            staff.successor(id),
                            leaving(reader.tenant(), id));
                }));
    }

    private Optional<StaffMember.Leaving> leaving(TenantId tenant, PersonId id) {
        return staff.left(id)
                .map(left -> new StaffMember.Leaving(
                        left.at(),
                        changes.find(
                                        tenant,
                                        AuditFilter.ofKind("person.left").about(id),
                                        details -> details.path("person")
                                                .asString("")
                                                .equals(id.toString()))
                                .map(LastChange::by),
                        left.note(),
                        left.successor()
                                .map(to -> people.names(tenant, Set.of(to)).get(to)),
                        !staff.isErased(id)));
    }

    /** What they hold now. */
    StaffMember.Holdings holdings(Actor reader, Person person, Instant now) {
        return holdings(reader, person, staff.reports(person.id()).size(), now);
    }

    private StaffMember.Holdings holdings(Actor reader, Person person, int reports, Instant now) {
        return new StaffMember.Holdings(
                staff.approvals(person.id()),
                staff.sharedApprovals(person.id()),
                staff.requests(person.id()),
                staff.standIn(person.id(), now),
                staff.groupNames(person.id()),
                reports,
                staff.departmentsLedBy(person.id()),
                naming(reader, person));
    }

    /** Templates name people by their email address. */
    private List<StaffMember.NamingTemplate> naming(Actor reader, Person person) {
        return templates.newest(reader.tenant()).stream()
                .map(TemplateVersion::definition)
                .filter(definition -> NamedInTemplates.people(definition).contains(person.email()))
                .map(definition -> new StaffMember.NamingTemplate(definition.key(), definition.name()))
                .toList();
    }
}
