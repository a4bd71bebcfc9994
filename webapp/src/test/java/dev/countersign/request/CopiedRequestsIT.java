package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An earlier request is the beginning of a new one. */
@SpringJUnitConfig(Services.class)
class CopiedRequestsIT {

    private final RequestService requests;
    private final CopiedRequests copies;
    private final Templates templates;
    private final Actor ana;
    private final Actor elena;

    @Autowired
    CopiedRequestsIT(RequestService requests, CopiedRequests copies, Templates templates, Organisation organisation) {
        this.requests = requests;
        this.copies = copies;
        this.templates = templates;
        TenantId acme = organisation.found();
        this.ana = organisation.employee(acme, "Ana Torres");
        this.elena = organisation.administrator(acme, "Elena Prado");
    }

    @Test
    void allAnswersAreThereWhileTheFormIsTheSame() {
        TemplateVersionId version = publish(PurchaseTemplate.definition());
        RequestId id = submit(version);

        CopiedRequest copy = copies.copy(ana, id).orElseThrow();

        assertThat(copy.form().template()).isEqualTo(version);
        assertThat(copy.answers().path("item").stringValue()).isEqualTo("Laptops");
        assertThat(copy.answers().path("amount").path("currency").stringValue()).isEqualTo("EUR");
        assertThat(copy.dropped()).isEmpty();
    }

    @Test
    void answersThatTheCurrentFormCannotTakeAreLeftOutAndNamed() {
        RequestId id = submit(publish(PurchaseTemplate.definition()));
        TemplateDefinition before = PurchaseTemplate.definition();
        List<Field> fields = before.form().fields().stream()
                .filter(field -> !field.key().equals("why"))
                .map(CopiedRequestsIT::withoutHigh)
                .toList();
        TemplateVersionId newest = publish(new TemplateDefinition(
                before.key(),
                before.name(),
                before.description(),
                before.prefix(),
                before.title(),
                new Form(fields),
                before.steps()));

        CopiedRequest copy = copies.copy(ana, id).orElseThrow();

        assertThat(copy.form().template()).isEqualTo(newest);
        assertThat(copy.dropped()).containsExactly(Text.of("Why"), Text.of("Urgency"));
        assertThat(copy.answers().propertyNames()).containsExactlyInAnyOrder("item", "amount");
    }

    @Test
    void nobodyCopiesARequestOfSomebodyElse() {
        RequestId id = submit(publish(PurchaseTemplate.definition()));
        assertThat(copies.copy(elena, id)).isEmpty();
        assertThat(copies.copy(ana, new RequestId(UUID.randomUUID()))).isEmpty();
    }

    private static Field withoutHigh(Field field) {
        return field instanceof ChoiceField choice
                ? new ChoiceField(
                        choice.key(),
                        choice.label(),
                        choice.help(),
                        choice.required(),
                        List.of(new Option("low", Text.of("Low"))))
                : field;
    }

    private TemplateVersionId publish(TemplateDefinition definition) {
        return ((PublishResult.Published) templates.publish(elena, definition)).id();
    }

    private RequestId submit(TemplateVersionId version) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("item", "Laptops").put("why", "The old ones broke.").put("urgency", "high");
        form.putObject("amount").put("amount", 12_000).put("currency", "EUR");
        return ((SubmitResult.Submitted) requests.submit(ana, new Submission(UUID.randomUUID(), version, form))).id();
    }
}
