package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.PersonId;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whoever sends a form, by whatever means, names only people within the limits of its fields. */
@SpringJUnitConfig(Services.class)
class PersonFieldLimitsIT {

    private final RequestService requests;
    private final Actor ana;
    private final Actor marta;
    private final Actor sofia;
    private final Actor hank;
    private final TemplateVersionId template;

    @Autowired
    PersonFieldLimitsIT(RequestService requests, Templates templates, Directory directory, Organisation organisation) {
        this.requests = requests;
        TenantId acme = organisation.found();
        this.marta = organisation.employee(acme, "Marta Ruiz");
        this.ana = organisation.employee(acme, "Ana Torres", marta);
        this.sofia = organisation.employee(acme, "Sofia Leon");
        this.hank = organisation.employee(organisation.found(), "Hank Scott");
        directory.addGroup(acme, "system-owners", "System owners");
        directory.addMember(acme, "system-owners", sofia.person());
        this.template = ((PublishResult.Published)
                        templates.publish(organisation.administrator(acme, "Elena Prado"), definition()))
                .id();
    }

    @Test
    void peopleOfTheGroupAndTheRoleCanBeNamed() {
        assertThat(submit(sofia.person(), marta.person())).isInstanceOf(SubmitResult.Submitted.class);
    }

    @Test
    void anybodyElseIsRefusedAtTheField() {
        assertThat(submit(ana.person(), sofia.person()))
                .isInstanceOfSatisfying(
                        SubmitResult.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::field, FieldProblem::message)
                                .containsExactly(
                                        tuple("owner", "person.not-among"), tuple("lead", "person.not-among")));
        assertThat(submit(hank.person(), hank.person()))
                .isInstanceOfSatisfying(
                        SubmitResult.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::field, FieldProblem::message)
                                .containsExactly(tuple("owner", "person.unknown"), tuple("lead", "person.unknown")));
        assertThat(requests.list(ana, RequestFilter.ALL, Range.first()).rows()).isEmpty();
    }

    /** The approval went to a manager whom nobody had named. */
    @Test
    void nobodyNamesThemselvesWhereWhoeverIsNamedDecides() {
        ObjectNode form = JsonMapper.shared().createObjectNode();
        form.put("owner", sofia.person().toString()).put("lead", marta.person().toString());

        assertThat(requests.submit(sofia, new Submission(UUID.randomUUID(), template, form)))
                .isInstanceOfSatisfying(
                        SubmitResult.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::field, FieldProblem::message)
                                .containsExactly(tuple("owner", "person.own-request")));
        assertThat(requests.submit(marta, new Submission(UUID.randomUUID(), template, form)))
                .as("lead decides nothing")
                .isInstanceOf(SubmitResult.Submitted.class);
    }

    private SubmitResult submit(PersonId owner, PersonId lead) {
        ObjectNode form = JsonMapper.shared().createObjectNode();
        form.put("owner", owner.toString()).put("lead", lead.toString());
        return requests.submit(ana, new Submission(UUID.randomUUID(), template, form));
    }

    private static TemplateDefinition definition() {
        return new TemplateDefinition(
                "access",
                Text.of("Access"),
                Text.NONE,
                "AC",
                Text.of("'Access'"),
                new Form(List.of(
                        new PersonField("owner", Text.of("Owner"), Text.NONE, true, new Among.Group("system-owners")),
                        new PersonField(
                                "lead", Text.of("Lead"), Text.NONE, true, new Among.HoldersOf(Among.Role.MANAGER)))),
                List.of(new ApprovalStep(
                        "owner",
                        Text.of("Owner"),
                        new Approvers.PersonInField("owner"),
                        new QuorumRule.Any(),
                        WorkingTime.days(2),
                        List.of(),
                        Expiry.ENDS,
                        Set.of(ApprovalStep.Answer.APPROVE, ApprovalStep.Answer.DENY))));
    }
}
