package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.DepartmentResult;
import dev.countersign.administration.Departments;
import dev.countersign.administration.GroupResult;
import dev.countersign.administration.Groups;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffDraft.Field;
import dev.countersign.administration.StaffResult;
import dev.countersign.audit.LastChange;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Role;
import dev.countersign.tenant.TenantTransaction;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two administrators have opened the same person. */
class StaffChangedByTwoIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void aRoleThatWasTakenAwayDoesNotComeBackWithAnotherChange() {
        company.change(company.elena, company.jon.person(), roles(jon(), Role.EMPLOYEE, Role.AUDITOR));
        StaffDraft opened = jon();
        assertThat(change(opened, roles(opened, Role.EMPLOYEE))).isEqualTo(new StaffResult.Saved());

        assertThat(change(opened, department(opened, "Legal"))).isEqualTo(new StaffResult.Saved());

        assertThat(jon().department()).contains("Legal");
        assertThat(jon().roles()).containsExactly(Role.EMPLOYEE);
        assertThat(change(opened, department(opened, "Legal")))
                .as("both wanted the same")
                .isEqualTo(new StaffResult.Saved());
    }

    @Test
    void aFieldThatBothChangeIsNotOverwrittenBeforeItsNewValueWasShown() {
        StaffDraft opened = jon();
        assertThat(change(opened, department(opened, "Legal"))).isEqualTo(new StaffResult.Saved());
        StaffDraft mine = department(roles(opened, Role.EMPLOYEE, Role.AUDITOR), "Sales abroad");

        assertThat(change(opened, mine)).isInstanceOfSatisfying(StaffResult.ChangedByOthers.class, changed -> {
            assertThat(changed.fields()).containsExactly(Field.DEPARTMENT);
            assertThat(changed.now()).isEqualTo(jon());
            assertThat(changed.last()).hasSize(1);
            isByElenaNow(Optional.ofNullable(changed.last().get(Field.DEPARTMENT)));
        });

        assertThat(jon().department()).contains("Legal");
        assertThat(jon().roles()).as("nothing was written").containsExactly(Role.EMPLOYEE);
        assertThat(change(opened.with(EnumSet.of(Field.DEPARTMENT), jon()), mine))
                .isEqualTo(new StaffResult.Saved());
        assertThat(jon()).isEqualTo(mine);
    }

    @Test
    void theHeadOfADepartmentAndTheNameOfAGroupAreNotOverwrittenEither() {
        Departments departments = company.get(Departments.class);
        Optional<PersonId> nobody = Optional.empty();
        Optional<PersonId> marta = Optional.of(company.marta.person());
        Optional<PersonId> nuria = Optional.of(company.nuria.person());
        change(jon(), department(jon(), "Legal"));
        assertThat(departments.lead(company.elena, "Legal", nobody, marta)).isEqualTo(new DepartmentResult.Saved());
        assertThat(departments.lead(company.elena, "Legal", nobody, nuria))
                .isInstanceOfSatisfying(DepartmentResult.ChangedByOthers.class, changed -> {
                    assertThat(changed.head().map(PersonName::id)).isEqualTo(marta);
                    isByElenaNow(changed.last());
                });
        assertThat(departments.lead(company.elena, "Legal", marta, nuria)).isEqualTo(new DepartmentResult.Saved());

        Groups groups = company.get(Groups.class);
        UUID law = ((GroupResult.Created) groups.create(company.elena, "Law", "")).id();
        assertThat(groups.rename(company.elena, law, Text.of("Law"), "Legal", ""))
                .isEqualTo(new GroupResult.Saved());
        assertThat(groups.rename(company.elena, law, Text.of("Law"), "Lawyers", ""))
                .isInstanceOfSatisfying(GroupResult.ChangedByOthers.class, changed -> {
                    assertThat(changed.name()).isEqualTo(Text.of("Legal"));
                    isByElenaNow(changed.last());
                });
    }

    /** Who leaves may hand their department over, and a script can write to the tables. */
    @Test
    void nobodyIsNamedWhoHasChangedItToSomethingElse() {
        StaffDraft opened = jon();
        change(opened, department(opened, "Legal"));
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("update person set department = 'Abroad' where person_id = ?")
                                .param(company.jon.person().value())
                                .update());

        assertThat(change(opened, department(opened, "Support")))
                .isInstanceOfSatisfying(
                        StaffResult.ChangedByOthers.class,
                        changed -> assertThat(changed.last()).isEmpty());
    }

    private void isByElenaNow(Optional<LastChange> last) {
        assertThat(last).hasValueSatisfying(change -> {
            assertThat(change.by().id()).isEqualTo(company.elena.person());
            assertThat(change.at()).isEqualTo(company.clock.instant());
        });
    }

    private StaffResult change(StaffDraft opened, StaffDraft draft) {
        return company.get(Staff.class).change(company.elena, company.jon.person(), opened, draft);
    }

    private StaffDraft jon() {
        return StaffDraft.of(company.get(People.class)
                .find(company.tenant, company.jon.person())
                .orElseThrow());
    }

    private static StaffDraft roles(StaffDraft draft, Role... roles) {
        return draft.with(EnumSet.of(Field.ROLES), other(draft, "", Set.of(roles)));
    }

    private static StaffDraft department(StaffDraft draft, String name) {
        return draft.with(EnumSet.of(Field.DEPARTMENT), other(draft, name, Set.of()));
    }

    private static StaffDraft other(StaffDraft draft, String department, Set<Role> roles) {
        return new StaffDraft("", "", Optional.of(department), Optional.empty(), Locale.ENGLISH, draft.zone(), roles);
    }
}
