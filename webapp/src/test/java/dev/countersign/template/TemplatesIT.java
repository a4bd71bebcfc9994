package dev.countersign.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.step.Revisions;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import dev.countersign.testing.StateMachinesInMemory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(Services.class)
class TemplatesIT {

    private final Templates templates;
    private final StateMachinesInMemory machines;
    private final Directory directory;
    private final TemplateRepository repository;
    private final TenantTransaction transaction;
    private final TenantId acme;
    private final TenantId globex;
    private final Actor elena;
    private final Actor ana;

    @Autowired
    TemplatesIT(
            Templates templates,
            StateMachinesInMemory machines,
            Directory directory,
            TemplateRepository repository,
            TenantTransaction transaction,
            Organisation organisation) {
        this.repository = repository;
        this.transaction = transaction;
        this.templates = templates;
        this.machines = machines;
        this.directory = directory;
        this.acme = organisation.found();
        this.globex = organisation.found();
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.ana = organisation.employee(acme, "Ana Torres");
    }

    @Test
    void aPublishedVersionIsReadBackAsItWasAndTheNewestCounts() {
        TemplateVersionId first = published(1);
        TemplateVersionId second = published(2);
        assertThat(templates.find(acme, first)).hasValueSatisfying(version -> {
            assertThat(version.definition()).isEqualTo(PurchaseTemplate.definition());
            assertThat(version.version()).isEqualTo(1);
        });
        assertThat(templates.newest(acme, "purchase")).map(TemplateVersion::id).contains(second);
        assertThat(templates.newest(acme)).extracting(TemplateVersion::id).containsExactly(second);
    }

    @Test
    void onlyAdministratorsPublish() {
        assertThat(templates.publish(ana, PurchaseTemplate.definition())).isEqualTo(new PublishResult.NotAllowed());
        assertThat(templates.newest(acme)).isEmpty();
    }

    @Test
    void whatTheChecksFindWrongIsNotPublished() {
        TemplateDefinition good = PurchaseTemplate.definition();
        TemplateDefinition twice = new TemplateDefinition(
                good.key(),
                good.name(),
                good.description(),
                good.prefix(),
                good.title(),
                good.form(),
                List.of(PurchaseTemplate.check(), PurchaseTemplate.check()));
        assertThat(templates.publish(elena, twice)).isInstanceOf(PublishResult.Invalid.class);
        assertThat(templates.newest(acme)).isEmpty();
    }

    @Test
    void aFieldLimitedToAGroupThatTheTenantDoesNotHaveIsRefused() {
        TemplateDefinition good = PurchaseTemplate.definition();
        TemplateDefinition limited = new TemplateDefinition(
                good.key(),
                good.name(),
                good.description(),
                good.prefix(),
                Text.of("item"),
                new Form(List.of(
                        new TextField("item", Text.of("Item"), Text.NONE, true, 1, 100),
                        new PersonField("buyer", Text.of("Buyer"), Text.NONE, true, new Among.Group("buyers")))),
                List.of(PurchaseTemplate.check()));
        assertThat(templates.publish(elena, limited))
                .isInstanceOfSatisfying(
                        PublishResult.Invalid.class,
                        invalid -> assertThat(invalid.problems().stream().filter(Problem::isError))
                                .containsExactly(Problem.error("/form/1/from", "template.no-such-group", "buyers")));
        directory.addGroup(acme, "buyers", "Buyers");
        assertThat(templates.publish(elena, limited)).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void aTemplateWhoseRequestsCanBeChangedUnaskedIsPublished() {
        TemplateDefinition good = PurchaseTemplate.definition();
        TemplateDefinition changeable = new TemplateDefinition(
                good.key(),
                good.name(),
                good.description(),
                good.prefix(),
                good.title(),
                good.form(),
                good.steps(),
                new Revisions(WorkingTime.days(2), Revisions.GoesOn.STEP, true));
        assertThat(templates.publish(elena, changeable)).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void aBuiltInTemplateThatNobodyHasChangedIsUpgradedAndOnlyOnce() {
        TemplateDefinition built = BuiltInTemplates.all().getFirst();
        TemplateVersionId old = installedBefore(built);
        templates.upgradeBuiltIn(acme);
        templates.upgradeBuiltIn(acme);
        assertThat(templates.newest(acme, built.key())).hasValueSatisfying(newest -> {
            assertThat(newest.version()).isEqualTo(2);
            assertThat(newest.definition()).isEqualTo(built);
        });
        assertThat(templates.find(acme, old)).map(TemplateVersion::version).contains(1);
        assertThat(templates.newest(acme)).hasSize(1);
    }

    @Test
    void aBuiltInTemplateThatTheTenantHasChangedStaysAsItIs() {
        TemplateDefinition built = BuiltInTemplates.all().getFirst();
        installedBefore(built);
        assertThat(templates.publish(elena, renamed(built, "Ours"))).isInstanceOf(PublishResult.Published.class);
        templates.installBuiltIn(acme);
        assertThat(templates.newest(acme, built.key()))
                .map(newest -> newest.definition().name())
                .contains(Text.of("Ours"));
    }

    @Test
    void anOlderReleaseTakesNothingBack() {
        TemplateDefinition built = BuiltInTemplates.all().getFirst();
        templates.installBuiltIn(acme);
        installedBefore(built);
        templates.upgradeBuiltIn(acme);
        assertThat(templates.newest(acme, built.key()))
                .map(TemplateVersion::version)
                .contains(2);
    }

    /** As an earlier release has published it. */
    private TemplateVersionId installedBefore(TemplateDefinition built) {
        TemplateVersionId id = new TemplateVersionId(UUID.randomUUID());
        transaction.run(
                acme,
                () -> repository.publish(
                        acme,
                        id,
                        new Publication(renamed(built, "Before"), "", ""),
                        null,
                        Instant.EPOCH,
                        UUID.randomUUID(),
                        "arn:before:" + id));
        return id;
    }

    private static TemplateDefinition renamed(TemplateDefinition built, String name) {
        return new TemplateDefinition(
                built.key(),
                Text.of(name),
                built.description(),
                built.prefix(),
                built.title(),
                built.form(),
                built.steps(),
                built.revisions());
    }

    @Test
    void anotherTenantDoesNotSeeIt() {
        TemplateVersionId id = published(1);
        assertThat(templates.find(globex, id)).isEmpty();
        assertThat(templates.newest(globex)).isEmpty();
        assertThat(templates.newest(globex, "purchase")).isEmpty();
    }

    @Test
    void whatAwsRefusesIsNotPublishedAndThePublisherIsTold() {
        machines.refuse("purchase", "Invalid State Machine Definition: 'too long'");
        try {
            assertThat(templates.publish(elena, PurchaseTemplate.definition()))
                    .isEqualTo(new PublishResult.Refused("Invalid State Machine Definition: 'too long'"));
        } finally {
            machines.accept("purchase");
        }
        assertThat(templates.newest(acme)).isEmpty();
    }

    @Test
    void aPublishedVersionHasItsStateMachineAndAnotherThatReplacesIt() {
        TemplateVersionId id = published(1);
        assertThat(templates.find(acme, id).orElseThrow().stateMachineVersion())
                .contains("arn:aws:states:us-east-1:000000000000:stateMachine:purchase:1");
        templates.stateMachinePublished(acme, id, "arn:two");
        assertThat(templates.find(acme, id).orElseThrow().stateMachineVersion()).contains("arn:two");
    }

    @Test
    void afterAStateMachineWasDeletedNoEarlierVersionNamesAVersionOfItsSuccessor() {
        TemplateVersionId first = published(1);
        TemplateVersionId second = published(2);
        machines.delete(acme, "purchase");
        TemplateVersionId third = published(3);
        assertThat(templates.stateMachineVersion(acme, first))
                .as("version 1 of the new state machine is another definition")
                .isEmpty();
        assertThat(templates.stateMachineVersion(acme, third))
                .contains("arn:aws:states:us-east-1:000000000000:stateMachine:purchase:1");
        templates.stateMachinePublished(acme, first, "arn:aws:states:us-east-1:000000000000:stateMachine:purchase:2");
        assertThat(templates.stateMachineVersion(acme, second)).isEmpty();
    }

    @Test
    void theBuiltInTemplatesAreInstalledOnce() {
        templates.installBuiltIn(acme);
        templates.installBuiltIn(acme);
        assertThat(templates.newest(acme))
                .isNotEmpty()
                .allSatisfy(version -> assertThat(version.version()).isEqualTo(1))
                .extracting(version -> version.definition().key())
                .containsExactlyInAnyOrderElementsOf(BuiltInTemplates.ofNewTenants().stream()
                        .map(TemplateDefinition::key)
                        .toList());
        assertThat(templates.newest(globex)).isEmpty();
    }

    private TemplateVersionId published(int version) {
        PublishResult result = templates.publish(elena, PurchaseTemplate.definition());
        assertThat(result)
                .isInstanceOfSatisfying(
                        PublishResult.Published.class,
                        published -> assertThat(published.version()).isEqualTo(version));
        return ((PublishResult.Published) result).id();
    }
}
