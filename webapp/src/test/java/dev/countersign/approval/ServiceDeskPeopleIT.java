package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.DepartmentResult;
import dev.countersign.administration.Departments;
import dev.countersign.administration.GroupResult;
import dev.countersign.administration.Groups;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffResult;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.Role;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service desk looks after people. Its own reports get no say by that, and nobody else decides about its own requests. */
class ServiceDeskPeopleIT {

    private static final Set<Role> EMPLOYEE = Set.of(Role.EMPLOYEE);

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final Actor desk = company.carlos;
    private final Actor report = company.nuria;

    @BeforeEach
    void appoint() {
        saved(company.elena, desk, "Sales", Optional.empty(), Set.of(Role.EMPLOYEE, Role.SERVICE_DESK));
        saved(company.elena, report, "Sales", Optional.of(desk), EMPLOYEE);
        saved(company.elena, company.jon, "Legal", Optional.empty(), EMPLOYEE);
    }

    @Test
    void itTakesNothingOverFromWhoReportsToIt() {
        ApprovalId approval = company.waiting("finance");

        assertThat(company.get(Handovers.class)
                        .reassign(desk, approval, report.person(), desk.person(), "I am her manager."))
                .isEqualTo(new HandoverResult.Unsuitable(
                        HandoverResult.Unsuitable.Obstacle.YOURSELF, "Name of " + desk.person()));
        LocalDate today =
                company.clock.instant().atZone(ZoneId.of("Europe/Madrid")).toLocalDate();
        assertThat(company.get(Absences.class)
                        .set(
                                desk,
                                new AbsenceDraft(
                                        report.person(),
                                        today,
                                        today.plusDays(3),
                                        desk.person(),
                                        Optional.empty(),
                                        "")))
                .isEqualTo(new AbsenceResult.Refused(AbsenceResult.Problem.YOURSELF));
    }

    @Test
    void itGivesNoSayToWhoReportsToIt() {
        UUID law = ((GroupResult.Created) groups().create(desk, "Law", "")).id();
        assertThat(groups().addMember(desk, law, report.person())).isEqualTo(new GroupResult.OwnMembership());
        assertThat(groups().addMember(desk, law, company.ana.person())).isEqualTo(new GroupResult.Saved());
        assertThat(lead("Legal", report)).isEqualTo(new DepartmentResult.OwnDepartment());
        assertThat(lead("Legal", company.jon)).isEqualTo(new DepartmentResult.Saved());
        assertThat(change(desk, company.ana, "Legal", Optional.of(report), EMPLOYEE))
                .isEqualTo(new StaffResult.OwnSuccessor());
        assertThat(staff().leave(desk, company.ana.person(), Optional.of(report.person()), "Left"))
                .isEqualTo(new StaffResult.OwnSuccessor());
    }

    @Test
    void itChangesNobodyWhoDecidesAboutItsOwnRequests() {
        UUID finance = groups().list(desk).orElseThrow().stream()
                .filter(group -> group.key().equals("finance"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(lead("Sales", company.jon)).as("its own department").isEqualTo(new DepartmentResult.OwnDepartment());
        assertThat(groups().removeMember(desk, finance, report.person()))
                .as("nothing asks it")
                .isEqualTo(new GroupResult.Saved());

        company.submit(desk);

        assertThat(groups().addMember(desk, finance, company.ana.person())).isEqualTo(new GroupResult.OwnApprovers());
        assertThat(groups().removeMember(desk, finance, company.jon.person()))
                .isEqualTo(new GroupResult.OwnApprovers());
        assertThat(staff().leave(desk, company.jon.person(), Optional.of(company.ana.person()), "Left"))
                .as("the successor would get the group")
                .isEqualTo(new StaffResult.NotAllowed());
        assertThat(groups().addMember(company.elena, finance, company.ana.person()))
                .isEqualTo(new GroupResult.Saved());
        assertThat(company.get(Departments.class)
                        .lead(company.elena, "Sales", Optional.empty(), Optional.of(company.marta.person())))
                .isEqualTo(new DepartmentResult.Saved());
        assertThat(staff().leave(desk, company.marta.person(), Optional.of(company.ana.person()), "Left"))
                .as("the head of its department")
                .isEqualTo(new StaffResult.NotAllowed());
    }

    private DepartmentResult lead(String department, Actor head) {
        return company.get(Departments.class).lead(desk, department, Optional.empty(), Optional.of(head.person()));
    }

    private void saved(Actor by, Actor person, String department, Optional<Actor> manager, Set<Role> roles) {
        assertThat(change(by, person, department, manager, roles)).isInstanceOf(StaffResult.Saved.class);
    }

    private StaffResult change(Actor by, Actor person, String department, Optional<Actor> manager, Set<Role> roles) {
        PersonId id = person.person();
        return company.change(
                by,
                id,
                new StaffDraft(
                        "Name of " + id,
                        id + "@acme.test",
                        Optional.of(department),
                        manager.map(Actor::person),
                        Locale.ENGLISH,
                        ZoneId.of("Europe/Madrid"),
                        roles));
    }

    private Staff staff() {
        return company.get(Staff.class);
    }

    private Groups groups() {
        return company.get(Groups.class);
    }
}
