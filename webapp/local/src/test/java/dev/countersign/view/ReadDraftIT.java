package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.edit.StepEdits;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.template.DraftResult;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An auditor reads the draft of a template as it changes, and has nothing to change it with. */
class ReadDraftIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    @RegisterExtension
    private final PurchaseDraft draft = new PurchaseDraft(product);

    private final Actor olivia = new Acme(product).actor("olivia");
    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = desks.of(olivia);
    }

    @Test
    void thereIsNoButtonAndTheTextIsReadOnly() {
        desk.open(draft.address());
        assertThat(desk.parts("flow-outline")).singleElement().asString().contains("Director");
        assertThat(List.of("Undo", "Redo", "Discard", "Publish…")).noneMatch(desk::has);
        assertThat(desk.drawn("flow-editor")).isEmpty();

        desk.open(draft.address() + "?tab=form");
        assertThat(desk.field(TextField.class, "Supplier")).isNotNull();
        desk.open(draft.address() + "?tab=try");
        assertThat(desk.parts("flow-outline")).as("there is nothing to try").hasSize(1);

        desk.open(draft.address() + "?tab=source");
        TextArea text = desk.field(TextArea.class, "Template as YAML");
        assertThat(text.isReadOnly()).isTrue();
        assertThat(text.getValue()).contains("key: purchase-request");
        text.getElement().setProperty("value", "key: mine");
        assertThat(product.get(TemplateDrafts.class).save(olivia, draft.id(), 1, "key: mine"))
                .isInstanceOf(DraftResult.NotAllowed.class);
        assertThat(draft.now().undoable()).isFalse();
    }

    @Test
    void whatTheEditorChangesAppears() {
        desk.open(draft.address());
        draft.change(template -> StepEdits.remove(template.steps(), "director").map(template::with));
        desk.awaitWithout("flow-outline", "Director");
    }
}
