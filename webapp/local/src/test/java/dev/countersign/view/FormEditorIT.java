package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.edit.FieldId;
import dev.countersign.definitions.edit.FormEdits;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** The editor of a form, as the server draws it and answers it. */
class FormEditorIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    @RegisterExtension
    private final PurchaseDraft draft = new PurchaseDraft(product);

    private final Actor elena = new Acme(product).actor("elena");
    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = desks.of(elena);
    }

    @Test
    void aFieldIsAddedAtItsPlaceSelectedAndShownInThePreview() {
        at("");
        act(Map.of("kind", "ADD", "within", "", "part", 0, "index", 1));
        desk.choose("A number without a currency");
        assertThat(keys().get(1)).isEqualTo("number");
        assertThat(desk.parts("flow-side-words")).singleElement().asString().contains("Number");
        desk.field(TextField.class, "Label, English").setValue("Pieces");
        assertThat(item("number").label()).isEqualTo(new Text("Pieces", Map.of("es", "Número")));
        assertThat(desk.field(TextField.class, "Pieces").isRequired())
                .as("it is in the preview")
                .isFalse();
        desk.field(TextField.class, "Decimals").setValue("2,5");
        assertThat(((NumberField) item("number")).scale())
                .as("not a whole number")
                .isZero();
        assertThat(desk.field(TextField.class, "Decimals").isInvalid()).isTrue();
        desk.field(TextField.class, "Decimals").setValue("2");
        assertThat(((NumberField) item("number")).scale()).isEqualTo(2);
    }

    @Test
    void fieldsAreMovedCopiedCutAndPastedAndAllOfItIsUndone() {
        List<String> before = keys();
        at("");
        String first = before.get(0);
        act(Map.of("kind", "DOWN", "key", first));
        assertThat(keys().get(1)).isEqualTo(first);
        act(Map.of("kind", "COPY", "key", first));
        act(Map.of("kind", "PASTE", "within", "", "part", 0, "index", 0));
        assertThat(keys().getFirst()).isEqualTo(first + "-2");
        act(Map.of("kind", "DUPLICATE", "key", first + "-2"));
        act(Map.of("kind", "MOVE", "key", first + "-2", "within", "", "part", 0, "index", keys().size()));
        assertThat(keys().getLast()).isEqualTo(first + "-2");
        act(Map.of("kind", "REMOVE", "key", "no-such-field"));
        act(Map.of("kind", "MOVE", "key", first, "within", "no-such-table", "part", 0, "index", 0));
        for (int acts = 0; acts < 4; acts++) {
            act(Map.of("kind", "UNDO"));
        }
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void optionsAreMovedAndAFieldIsDraggedFromThePaletteToItsPlace() {
        at("");
        act(Map.of("kind", "PUT", "key", "CHOICE", "within", "", "part", 0, "index", 1));
        assertThat(keys().get(1)).isEqualTo("choice");
        at("choice");
        desk.click("Add option");
        assertThat(options()).containsExactly("first", "second", "option-3");
        move(2, 0);
        assertThat(options()).containsExactly("option-3", "first", "second");
        move(0, 3);
        move(1, 9);
        move(-1, 0);
        assertThat(options()).containsExactly("first", "second", "option-3");
        desk.click("Move 2 up");
        assertThat(options()).containsExactly("second", "first", "option-3");
        act(Map.of("kind", "PUT", "key", "NO_SUCH_KIND", "within", "", "part", 0, "index", 1));
        assertThat(keys().get(1)).isEqualTo("choice");
    }

    private void move(int from, int to) {
        desk.send("list-movable", "list-move", JsonMapper.shared().valueToTree(Map.of("from", from, "to", to)));
    }

    private List<String> options() {
        return ((ChoiceField) item("choice"))
                .options().stream().map(Option::value).toList();
    }

    @Test
    void aFieldInUseIsDeletedOnlyAfterSayingWhereItIsUsed() {
        at("amount");
        act(Map.of("kind", "REMOVE", "key", "amount"));
        assertThat(desk.text()).contains("It is used here.", "Step “Larger amounts”: condition");
        desk.click("Keep it");
        assertThat(keys()).contains("amount");
        act(Map.of("kind", "REMOVE", "key", "amount"));
        desk.click("Delete anyway");
        assertThat(keys()).doesNotContain("amount");
    }

    @Test
    void aRenamedFieldIsFollowedEverywhereAndItsPropertiesStayOpen() {
        at("amount");
        TextField label = desk.field(TextField.class, "Label, English");
        open("advanced");
        desk.field(TextField.class, "Key").setValue("price");
        assertThat(desk.text()).contains("The field is used in", "Step “Finance”");
        desk.click("Rename everywhere");
        assertThat(keys()).contains("price").doesNotContain("amount");
        BranchStep large =
                (BranchStep) StepTree.find(definition().steps(), "large").orElseThrow();
        assertThat(large.cases().getFirst().when()).isEqualTo("$form.price.amount > 5000");
        ApprovalStep finance =
                (ApprovalStep) StepTree.find(definition().steps(), "finance").orElseThrow();
        assertThat(finance.policy().looksAt()).contains("price");
        label.setValue("Price");
        assertThat(item("price").label().standard())
                .as("what was being typed reaches the renamed field")
                .isEqualTo("Price");
    }

    /** "12.500" is 12,500 to a Spaniard, and was a limit of €12.50 without a word. */
    @Test
    void theLimitsAndTheDefaultOfAnAmountAreReadAsInTheForm() {
        at("amount");
        open("limits");
        for (String label : List.of("Lowest", "Highest", "Default")) {
            desk.field(TextField.class, label).setValue("12.500");
            assertThat(desk.field(TextField.class, label).getErrorMessage())
                    .isEqualTo("Amounts in EUR have at most 2 decimals. Enter 1,500.00 or 1500.");
        }
        assertThat(((MoneyField) field("amount")).max()).isEqualTo(new BigDecimal("10000000"));
        desk.field(TextField.class, "Highest").setValue("12,500 EUR");
        assertThat(((MoneyField) field("amount")).max()).isEqualTo(new BigDecimal("12500"));
        assertThat(desk.field(TextField.class, "Highest").getHelperText()).isEqualTo("€12,500");
        assertThat(desk.field(TextField.class, "Highest").getValue()).isEqualTo("12,500");
    }

    @Test
    void aRuleIsBuiltAndThePreviewFollowsIt() {
        at("supplier");
        open("rules");
        desk.field(Checkbox.class, "Show only if…").setValue(true);
        assertThat(item("supplier")).isInstanceOf(dev.countersign.definitions.form.TextField.class);
        assertThat(field("supplier").rules().visibleWhen()).isEqualTo("$exists($form.title)");
        desk.field(TextArea.class, "As JSONata").setValue("$form.amount.amount > 100");
        assertThat(field("supplier").rules().visibleWhen()).isEqualTo("$form.amount.amount > 100");
        desk.field(TextArea.class, "As JSONata").setValue("$form.nothing = 1");
        assertThat(desk.parts("flow-mark-error")).singleElement().asString().contains("Error");
        desk.field(Checkbox.class, "Show only if…").setValue(false);
        assertThat(field("supplier").rules().visibleWhen()).isNull();
        assertThat(desk.parts("flow-mark-error"))
                .allSatisfy(mark -> assertThat(mark).isEmpty());
    }

    private void open(String group) {
        ((Details) desk.drawn("group-" + group).getLast()).setOpened(true);
        desk.text();
    }

    private Field field(String key) {
        return (Field) item(key);
    }

    private void at(String field) {
        desk.open(draft.address() + "?tab=form" + (field.isEmpty() ? "" : "&field=" + field));
    }

    private void act(Map<String, ?> detail) {
        desk.send("flow-editor", "flow-act", JsonMapper.shared().valueToTree(detail));
    }

    private TemplateDefinition definition() {
        return draft.definition();
    }

    private List<String> keys() {
        return definition().form().fields().stream().map(Field::key).toList();
    }

    private FormItem item(String key) {
        return FormEdits.find(definition().form(), FieldId.of(key)).orElseThrow();
    }
}
