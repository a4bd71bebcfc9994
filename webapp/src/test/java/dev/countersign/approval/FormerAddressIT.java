package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffResult;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.execution.Messages;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.removal.EraseResult;
import dev.countersign.removal.PersonalRecords;
import dev.countersign.request.RequestId;
import dev.countersign.template.TemplateVersionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A template names somebody by an address that they have given up since. */
class FormerAddressIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final String address = person(company.jon).email();

    @Test
    void aRequestOnAnEarlierVersionAsksThePersonWhomItMeant() {
        RequestId fixed = filed(publish("fixed", new Approvers.FixedPerson(address)));
        RequestId computed = filed(publish("computed", new Approvers.Expression("'" + address + "'")));
        changeAddress(company.jon, "jon.now@acme.test");

        assertThat(company.waitingAt(fixed, "boss")).isIn(company.waitingFor(company.jon));
        assertThat(company.waitingAt(computed, "boss")).isIn(company.waitingFor(company.jon));
    }

    @Test
    void whoGetsTheAddressLaterDecidesNothingThatMeantSomebodyElse() {
        RequestId before = filed(publish("before", new Approvers.FixedPerson(address)));
        changeAddress(company.jon, "jon.now@acme.test");
        changeAddress(company.carlos, address);
        ApprovalId approval = company.waitingAt(before, "boss");
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
        assertThat(company.waitingFor(company.carlos)).isEmpty();
    }

    @Test
    void aFormerAddressIsErasedWithThePerson() {
        changeAddress(company.jon, "jon.now@acme.test");
        company.get(Staff.class).leave(company.elena, company.jon.person(), Optional.empty(), "");

        assertThat(company.get(PersonalRecords.class).erase(company.elena, company.jon.person(), "asked by letter"))
                .isInstanceOf(EraseResult.Erased.class);
        assertThat(company.count("select count(*) from former_address")).isZero();
    }

    private RequestId filed(TemplateVersionId version) {
        RequestId request = company.file(company.ana, version);
        company.get(Messages.class).start(company.tenant, request.value());
        return request;
    }

    private TemplateVersionId publish(String key, Approvers approvers) {
        TemplateDefinition usual = Purchase.template(List.of(Purchase.approval("boss", approvers)));
        return company.publish(new TemplateDefinition(
                key, usual.name(), usual.description(), "BO", usual.title(), usual.form(), usual.steps()));
    }

    /** The clock of the database runs on while that of the test stands. */
    private void changeAddress(Actor person, String email) {
        company.clock.advance(Duration.ofMinutes(1));
        StaffDraft now = StaffDraft.of(person(person));
        StaffDraft wanted = new StaffDraft(
                now.name(), email, now.department(), now.manager(), now.locale(), now.zone(), now.roles());
        assertThat(company.change(company.elena, person.person(), wanted)).isEqualTo(new StaffResult.Saved());
    }

    private Person person(Actor actor) {
        return company.get(People.class).find(company.tenant, actor.person()).orElseThrow();
    }
}
