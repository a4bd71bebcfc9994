package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Gap;
import dev.countersign.administration.Gaps;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffMember;
import dev.countersign.administration.StaffResult;
import dev.countersign.administration.Takeover;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Role;
import dev.countersign.removal.EraseResult;
import dev.countersign.removal.PersonalRecords;
import dev.countersign.testing.Organisation;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People change, and leave; what they held goes to somebody else. */
class LeaverIT {

    private static final Set<Role> EMPLOYEE = Set.of(Role.EMPLOYEE);

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    /** The process dies between the act and the call that follows it. */
    @Test
    void whatALeaverHeldGoesToTheSuccessorAlsoAfterACrash() {
        for (int i = 0; i < 5; i++) {
            company.waiting("manager");
        }
        company.get(Directory.class).addMember(company.tenant, "finance", company.marta.person());
        StaffMember.Holdings held = staff().open(company.elena, company.marta.person())
                .orElseThrow()
                .holdings();
        assertThat(held.approvals()).isEqualTo(5);
        assertThat(held.groups()).extracting(Text::standard).containsExactly("Finance");
        assertThat(held.reports()).isEqualTo(1);

        assertThat(staff().leave(company.elena, company.marta.person(), to(company.carlos), "Marta has left."))
                .isInstanceOf(StaffResult.Left.class);
        company.crash();
        company.runDueCalls();
        company.runDueCalls();

        assertThat(company.inbox(company.carlos)).hasSize(5);
        assertThat(company.count("select count(*) from assignment where status = 'OPEN' and person_id = '%s'"
                        .formatted(company.marta.person())))
                .isZero();
        StaffMember successor =
                staff().open(company.elena, company.carlos.person()).orElseThrow();
        assertThat(successor.groups()).contains("finance", "budget-owners");
        assertThat(successor.reports()).extracting(one -> one.id()).contains(company.ana.person());
        assertThat(company.get(People.class).find(company.tenant, company.marta.person()))
                .hasValueSatisfying(marta -> assertThat(marta.active()).isFalse());
        assertThat(staff().leave(company.elena, company.marta.person(), to(company.carlos), "Again"))
                .isInstanceOf(StaffResult.NotFound.class);
    }

    /** Whoever deactivates somebody need not know yet who takes over. */
    @Test
    void whatALeaverStillHoldsCanBeGivenToSomebodyLater() {
        ApprovalId approval = company.waiting("manager");
        PersonId marta = company.marta.person();
        staff().leave(company.elena, marta, Optional.empty(), "Marta has left.");
        assertThat(company.get(Gaps.class).list(company.elena).orElseThrow())
                .filteredOn(Gap.ApproverLeft.class::isInstance)
                .singleElement()
                .isEqualTo(new Gap.ApproverLeft(
                        company.get(People.class)
                                .find(company.tenant, marta)
                                .orElseThrow()
                                .personName(),
                        1));

        assertThat(staff().replace(company.elena, marta, Optional.empty(), company.carlos.person(), " "))
                .isEqualTo(new StaffResult.NoteMissing());
        assertThat(staff().replace(company.nuria, marta, Optional.empty(), company.carlos.person(), "Moved"))
                .isEqualTo(new StaffResult.NotAllowed());
        assertThat(staff().replace(
                                company.elena, marta, Optional.empty(), company.carlos.person(), "Carlos does it now."))
                .isInstanceOf(StaffResult.Left.class);
        assertThat(staff().replace(
                                company.elena, marta, Optional.empty(), company.nuria.person(), "Nuria does it now."))
                .as("by somebody who has not seen that Carlos does it")
                .isInstanceOf(StaffResult.AlreadyReplaced.class);
        company.crash();
        company.runDueCalls();
        company.runDueCalls();

        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(staff().open(company.elena, company.carlos.person())
                        .orElseThrow()
                        .reports())
                .extracting(one -> one.id())
                .contains(company.ana.person());
        assertThat(company.get(Gaps.class).list(company.elena).orElseThrow())
                .noneMatch(gap -> gap instanceof Gap.ApproverLeft || gap instanceof Gap.ManagerLeft);
    }

    @Test
    void whoComesBackIsInTheirGroupsAgainUnlessSomebodyHasTakenTheirPlace() {
        PersonId marta = company.marta.person();
        company.get(Directory.class).addMember(company.tenant, "finance", marta);

        staff().leave(company.elena, marta, Optional.empty(), "Away");
        assertThat(staff().open(company.elena, marta).orElseThrow().groups()).isEmpty();
        staff().comeBack(company.elena, marta);
        assertThat(staff().open(company.elena, marta).orElseThrow().groups()).containsExactly("finance");

        staff().leave(company.elena, marta, to(company.carlos), "Gone");
        staff().comeBack(company.elena, marta);
        assertThat(staff().open(company.elena, marta).orElseThrow().groups()).isEmpty();
    }

    @Test
    void whoHasComeBackIsNotReplaced() {
        PersonId marta = company.marta.person();
        assertThat(staff().replace(company.elena, marta, Optional.empty(), company.carlos.person(), "Moved"))
                .isEqualTo(new StaffResult.Returned());
        assertThat(staff().open(company.elena, marta).orElseThrow().reports()).isNotEmpty();
    }

    @Test
    void aSuccessorBelowTheLeaverMakesNoCircle() {
        assertThat(takeover(company.marta, company.ana).moved()).contains(new Takeover.Moved(Optional.empty()));
        assertThat(staff().open(company.elena, company.ana.person())
                        .orElseThrow()
                        .chain())
                .isEmpty();
        assertThat(
                        company.count(
                                "select count(*) from audit_entry where kind = 'person.changed' and content like '%manager-before%'"))
                .isEqualTo(1);
    }

    @Test
    void aSuccessorBelowTheLeaverGetsTheManagerAboveAndTheOthersKnowIt() {
        Actor paula = company.get(Organisation.class).employee(company.tenant, "Paula Gil", company.ana);
        assertThat(takeover(company.ana, paula).moved())
                .hasValueSatisfying(
                        moved -> assertThat(moved.manager()).map(PersonName::id).contains(company.marta.person()));
        assertThat(takeover(company.carlos, company.jon).moved()).isEmpty();
    }

    @Test
    void onlyGroupsInWhichTheSuccessorWasNotAreTakenOver() {
        company.get(Directory.class).addMember(company.tenant, "finance", company.carlos.person());
        assertThat(takeover(company.carlos, company.nuria).groups())
                .extracting(Text::standard)
                .containsExactly("Budget owners");
    }

    private Takeover takeover(Actor leaver, Actor successor) {
        StaffResult result = staff().leave(company.elena, leaver.person(), to(successor), "Left");
        return ((StaffResult.Left) result).takeover().orElseThrow();
    }

    @Test
    void whoComesBackHasNoRoleAndTheLastSuccessorCounts() {
        ApprovalId approval = company.waiting("manager");
        company.change(
                company.elena, company.marta.person(), draft(company.jon, Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR)));
        staff().leave(company.elena, company.marta.person(), to(company.jon), "Left");

        staff().comeBack(company.elena, company.marta.person());
        assertThat(company.get(People.class).find(company.tenant, company.marta.person()))
                .hasValueSatisfying(marta -> assertThat(marta.roles()).isEqualTo(EMPLOYEE));
        staff().leave(company.elena, company.marta.person(), to(company.carlos), "Left again");
        company.runDueCalls();
        company.runDueCalls();

        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(company.waitingFor(company.jon)).isEmpty();
    }

    @Test
    void whoHasLeftGetsNoRoleFromAPageThatWasOpenedBefore() {
        PersonId marta = company.marta.person();
        StaffDraft opened = staff().open(company.elena, marta).orElseThrow().draft();
        staff().leave(company.elena, marta, to(company.carlos), "Left");
        long entries = company.count("select count(*) from audit_entry");

        assertThat(staff().change(
                                company.elena,
                                marta,
                                opened,
                                draft(company.jon, Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR))))
                .isEqualTo(new StaffResult.NotFound());
        assertThat(company.count("select count(*) from audit_entry"))
                .as("nothing happened")
                .isEqualTo(entries);

        staff().comeBack(company.elena, marta);
        staff().comeBack(company.elena, marta);
        assertThat(staff().open(company.elena, marta).orElseThrow().draft())
                .as("as they left")
                .isEqualTo(opened);
        assertThat(company.count("select count(*) from audit_entry where kind = 'person.returned'"))
                .isEqualTo(1);
    }

    @Test
    void nobodyIsErasedWhileApprovalsWaitForThemAndNobodyComesBackWhoWasErased() {
        company.waiting("manager");
        PersonId marta = company.marta.person();
        staff().leave(company.elena, marta, Optional.empty(), "Left");
        PersonalRecords records = company.get(PersonalRecords.class);
        assertThat(records.erase(company.elena, marta, "asked by letter")).isEqualTo(new EraseResult.StillAsked(1));

        staff().comeBack(company.elena, marta);
        staff().leave(company.elena, marta, to(company.carlos), "Left again");
        company.runDueCalls();
        company.runDueCalls();
        assertThat(records.erase(company.elena, marta, "asked by letter")).isInstanceOf(EraseResult.Erased.class);

        assertThat(staff().comeBack(company.elena, marta)).isEqualTo(new StaffResult.Erased());
        assertThat(company.change(company.elena, marta, draft(company.jon, EMPLOYEE)))
                .isEqualTo(new StaffResult.Erased());
        assertThat(staff().open(company.elena, marta).orElseThrow().mayChange()).isFalse();
        assertThat(company.count("select count(*) from person where erased_at is not null and not active"))
                .isEqualTo(1);
        assertThat(staff().open(company.elena, marta).orElseThrow().leaving())
                .as("who took over is still told")
                .hasValueSatisfying(leaving ->
                        assertThat(leaving.successor().orElseThrow().id()).isEqualTo(company.carlos.person()));
    }

    /** Whoever was erased by an earlier version had a successor forgotten. */
    @Test
    void nothingIsToldOfWhoTookOverFromAnErasedPersonIfThatIsNotKnown() {
        PersonId jon = company.jon.person();
        staff().leave(company.elena, jon, Optional.empty(), "Left");
        assertThat(staff().open(company.elena, jon)
                        .orElseThrow()
                        .leaving()
                        .orElseThrow()
                        .known())
                .isTrue();

        assertThat(company.get(PersonalRecords.class).erase(company.elena, jon, "asked by letter"))
                .isInstanceOf(EraseResult.Erased.class);

        StaffMember.Leaving leaving =
                staff().open(company.elena, jon).orElseThrow().leaving().orElseThrow();
        assertThat(leaving.successor()).isEmpty();
        assertThat(leaving.known()).isFalse();
    }

    @Test
    void circlesAndTheLossOfTheLastAdministratorAreRefused() {
        assertThat(company.change(company.elena, company.marta.person(), draft(company.ana, EMPLOYEE)))
                .isInstanceOf(StaffResult.Circle.class);
        assertThat(company.change(company.elena, company.elena.person(), draft(company.marta, EMPLOYEE)))
                .isInstanceOf(StaffResult.LastAdministrator.class);
        assertThat(staff().leave(company.elena, company.elena.person(), to(company.marta), "Left"))
                .isInstanceOf(StaffResult.LastAdministrator.class);
    }

    @Test
    void aReasonIsNeededOnlyIfSomebodyGetsTheirApprovals() {
        company.waiting("manager");

        assertThat(staff().leave(company.elena, company.marta.person(), to(company.carlos), " "))
                .isEqualTo(new StaffResult.NoteMissing());
        assertThat(staff().leave(company.elena, company.jon.person(), Optional.empty(), ""))
                .isInstanceOf(StaffResult.Left.class);
    }

    @Test
    void theServiceDeskLooksAfterPeopleWithoutRolesAndGivesNone() {
        assertThat(company.change(
                        company.elena,
                        company.carlos.person(),
                        draft(company.marta, Set.of(Role.EMPLOYEE, Role.SERVICE_DESK))))
                .isInstanceOf(StaffResult.Saved.class);
        Actor desk = company.carlos;
        assertThat(company.change(desk, company.jon.person(), draft(company.marta, Set.of(Role.ADMINISTRATOR))))
                .isInstanceOf(StaffResult.Saved.class);
        assertThat(staff().open(desk, company.jon.person()).orElseThrow())
                .satisfies(jon -> assertThat(jon.row().roles()).isEqualTo(EMPLOYEE))
                .satisfies(jon -> assertThat(jon.chain()).hasSize(1));
        assertThat(company.change(desk, company.jon.person(), draft(desk, EMPLOYEE)))
                .as("themselves as the manager of somebody")
                .isInstanceOf(StaffResult.OwnSuccessor.class);
        assertThat(company.change(desk, desk.person(), draft(company.jon, EMPLOYEE)))
                .as("themselves")
                .isInstanceOf(StaffResult.NotAllowed.class);
        assertThat(staff().leave(desk, company.elena.person(), Optional.empty(), "Left"))
                .as("an administrator")
                .isInstanceOf(StaffResult.NotAllowed.class);
        assertThat(company.change(company.nuria, company.jon.person(), draft(company.marta, EMPLOYEE)))
                .as("an employee")
                .isInstanceOf(StaffResult.NotAllowed.class);
    }

    @Test
    void theServiceDeskTakesNothingOverAndChangesNobodyAboveItself() {
        company.change(
                company.elena, company.carlos.person(), draft(company.marta, Set.of(Role.EMPLOYEE, Role.SERVICE_DESK)));
        Actor desk = company.carlos;

        assertThat(staff().leave(desk, company.jon.person(), to(desk), "Left"))
                .isInstanceOf(StaffResult.OwnSuccessor.class);
        assertThat(staff().leave(desk, company.marta.person(), to(company.nuria), "Left"))
                .as("their manager")
                .isInstanceOf(StaffResult.NotAllowed.class);
        assertThat(staff().open(desk, company.marta.person()).orElseThrow().mayChange())
                .isFalse();
        assertThat(staff().leave(desk, company.jon.person(), to(company.nuria), "Left"))
                .isInstanceOf(StaffResult.Left.class);
    }

    private Staff staff() {
        return company.get(Staff.class);
    }

    private static Optional<PersonId> to(Actor successor) {
        return Optional.of(successor.person());
    }

    private static StaffDraft draft(Actor manager, Set<Role> roles) {
        return new StaffDraft(
                "Somebody Else",
                UUID.randomUUID() + "@acme.test",
                Optional.of("Sales"),
                Optional.of(manager.person()),
                Locale.ENGLISH,
                ZoneId.of("Europe/Madrid"),
                roles);
    }
}
