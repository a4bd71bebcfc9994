package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffMember;
import dev.countersign.administration.StaffResult;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Directory;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Marta has left, and nobody took over. Later Carlos replaces her by one act, which is interrupted: two of five approvals have changed hands by then, and the
 * template has not.
 */
class InterruptedReplacementIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final PersonId marta = company.marta.person();

    @Test
    void aLaterReplacementIsFinishedAfterTheRestart() {
        List<ApprovalId> approvals =
                Stream.generate(() -> company.waiting("manager")).limit(5).toList();
        String address = address(marta);
        company.publish(templateThatAsks(address));
        company.get(Directory.class).addMember(company.tenant, "finance", marta);
        assertThat(staff().leave(company.elena, marta, Optional.empty(), "Left"))
                .isInstanceOf(StaffResult.Left.class);
        company.runDueCalls();
        assertThat(groups(marta)).as("what Carlos will get").containsExactly("Finance");
        assertThat(groups(company.carlos.person())).containsExactly("Budget owners");
        refuse("assignment", "new.approval_id = '%s'".formatted(approvals.get(2)));
        refuse("template_version", "new.definition::text like '%" + address(company.carlos.person()) + "%'");

        assertThat(staff().replace(company.elena, marta, Optional.empty(), company.carlos.person(), "Carlos does it"))
                .isInstanceOf(StaffResult.Left.class);
        company.runDueCalls();
        assertThat(asked(company.carlos.person())).isEqualTo(2);
        assertThat(asked(marta)).isEqualTo(3);
        assertThat(naming(marta)).containsExactly("berth");

        company.crash();
        List.of("assignment", "template_version").forEach(this::allow);
        company.clock.advance(Duration.ofMinutes(1));
        company.runDueCalls();
        company.runDueCalls();

        assertThat(company.waitingFor(company.carlos)).containsExactlyInAnyOrderElementsOf(approvals);
        assertThat(asked(marta)).isZero();
        assertThat(groups(marta)).isEmpty();
        assertThat(groups(company.carlos.person())).containsExactly("Budget owners", "Finance");
        assertThat(naming(marta)).isEmpty();
        assertThat(naming(company.carlos.person())).containsExactly("berth");
        assertThat(company.count("select count(*) from template_version join template using (tenant_id, template_id)"
                        + " where key = 'berth'"))
                .as("published once more")
                .isEqualTo(2);
    }

    @Test
    void whoComesBackAfterTheyWereReplacedIsInNoGroupAndHasNoneToPassOn() {
        company.get(Directory.class).addMember(company.tenant, "finance", marta);
        staff().leave(company.elena, marta, Optional.of(company.carlos.person()), "");
        staff().comeBack(company.elena, marta);
        assertThat(groups(marta)).isEmpty();
        staff().leave(company.elena, marta, Optional.empty(), "");
        assertThat(groups(marta)).isEmpty();
    }

    @Test
    void theGroupsOfWhoWasReplacedAtOnceAreNotRemembered() {
        company.get(Directory.class).addMember(company.tenant, "finance", marta);
        staff().leave(company.elena, marta, Optional.of(company.carlos.person()), "");
        assertThat(groups(marta)).isEmpty();
        assertThat(groups(company.carlos.person())).containsExactly("Budget owners", "Finance");
    }

    private List<String> groups(PersonId person) {
        return staff().open(company.elena, person).orElseThrow().holdings().groups().stream()
                .map(Text::standard)
                .toList();
    }

    private static TemplateDefinition templateThatAsks(String address) {
        TemplateDefinition usual =
                Purchase.template(List.of(Purchase.approval("pilot", new Approvers.FixedPerson(address))));
        return new TemplateDefinition(
                "berth", usual.name(), usual.description(), "BE", usual.title(), usual.form(), usual.steps());
    }

    /** The database takes no such row until it is allowed. */
    private void refuse(String table, String row) {
        company.asSuperuser().sql("""
                        create function refuse_%1$s() returns trigger language plpgsql as $$
                        begin
                          if %2$s then raise exception 'interrupted'; end if;
                          return new;
                        end $$
                        """.formatted(table, row)).update();
        company.asSuperuser()
                .sql("create trigger refuse before insert on %1$s for each row execute function refuse_%1$s()"
                        .formatted(table))
                .update();
    }

    private void allow(String table) {
        company.asSuperuser().sql("drop trigger refuse on " + table).update();
    }

    private long asked(PersonId person) {
        return company.count(
                "select count(*) from assignment where status = 'OPEN' and person_id = '%s'".formatted(person));
    }

    private List<String> naming(PersonId person) {
        return staff().open(company.elena, person).orElseThrow().holdings().templates().stream()
                .map(StaffMember.NamingTemplate::key)
                .toList();
    }

    private String address(PersonId id) {
        return company.get(People.class).find(company.tenant, id).orElseThrow().email();
    }

    private Staff staff() {
        return company.get(Staff.class);
    }
}
