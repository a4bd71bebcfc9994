package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.edit.StepEdits;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.DraftResult;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An auditor reads the draft of a template as it changes, and has nothing to change it with. */
class ReadDraftIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Actor elena = new Acme(product).actor("elena");
    private final Actor olivia = new Acme(product).actor("olivia");
    private final TemplateDrafts drafts = product.get(TemplateDrafts.class);
    private TemplateDraftId draft;
    private Desk desk;

    @BeforeEach
    void beginADraft() {
        TemplateDefinition purchase = BuiltInTemplates.all().stream()
                .filter(template -> template.key().equals("purchase-request"))
                .findFirst()
                .orElseThrow();
        draft = ((BeginResult.Begun) drafts.begin(elena, new DraftOrigin.Given(purchase))).draft();
        desk = desks.of(olivia);
    }

    @AfterEach
    void discard() {
        drafts.discard(elena, draft);
    }

    @Test
    void thereIsNoButtonAndTheTextIsReadOnly() {
        desk.open("organisation/templates/drafts/" + draft);
        assertThat(desk.parts("flow-outline")).singleElement().asString().contains("Director");
        assertThat(List.of("Undo", "Redo", "Discard", "Publish…")).noneMatch(desk::has);
        assertThat(desk.drawn("flow-editor")).isEmpty();

        desk.open("organisation/templates/drafts/" + draft + "?tab=form");
        assertThat(desk.field(TextField.class, "Supplier")).isNotNull();
        desk.open("organisation/templates/drafts/" + draft + "?tab=try");
        assertThat(desk.parts("flow-outline")).as("there is nothing to try").hasSize(1);

        desk.open("organisation/templates/drafts/" + draft + "?tab=source");
        TextArea text = desk.field(TextArea.class, "Template as YAML");
        assertThat(text.isReadOnly()).isTrue();
        assertThat(text.getValue()).contains("key: purchase-request");
        text.getElement().setProperty("value", "key: mine");
        assertThat(drafts.save(olivia, draft, 1, "key: mine")).isInstanceOf(DraftResult.NotAllowed.class);
        assertThat(drafts.open(elena, draft).orElseThrow().undoable()).isFalse();
    }

    @Test
    void whatTheEditorChangesAppears() {
        desk.open("organisation/templates/drafts/" + draft);
        drafts.change(
                elena,
                draft,
                template -> StepEdits.remove(template.steps(), "director").map(template::with));
        desk.awaitWithout("flow-outline", "Director");
    }
}
