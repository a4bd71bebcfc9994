package dev.countersign.request.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A table in a form: its rows, their sum, their names for screen readers, and problems in cells. */
class TableEditorTest {

    private static final int MOST_ROWS = 3;

    private final FormFields fields = new FormFields(
            new Form(List.of(new TableField(
                    "items",
                    Text.of("Expenses"),
                    Text.NONE,
                    true,
                    List.of(
                            new dev.countersign.definitions.form.TextField(
                                    "item", Text.of("Item"), Text.NONE, true, 0, 120),
                            new MoneyField("amount", Text.of("Amount"), Text.NONE, true, null, null, List.of("EUR"))),
                    1,
                    MOST_ROWS,
                    "amount"))),
            FormOnScreen.speaking(Locale.UK));

    @Test
    void itBeginsWithOneRowWhichCannotBeRemoved() {
        assertThat(rows()).extracting(TableEditorTest::name).containsExactly("Row 1");
        assertThat(fields.answers()).hasToString("{}");
        assertThat(total()).isEqualTo("Total €0");
        assertThat(button("Remove: Row 1").isVisible()).isFalse();
    }

    @Test
    void rowsAreAddedUpToTheLimitAndAddedUp() {
        fill(0, "Train", "100.50");
        click("Add row");
        fill(1, "Hotel", "1,200");
        assertThat(total()).isEqualTo("Total €1,300.50");
        click("Add row");
        assertThat(rows()).extracting(TableEditorTest::name).containsExactly("Row 1", "Row 2", "Row 3");
        assertThat(button("Add row").isEnabled()).isFalse();
        assertThat(fields.answers().path("items")).as("an empty row is none").hasSize(2);
    }

    @Test
    void theRowsBelowARemovedOneMoveUp() {
        fill(0, "Train", "100");
        click("Add row");
        fill(1, "Hotel", "200");
        click("Add row");
        fill(2, "Taxi", "30");

        click("Remove: Row 2");

        assertThat(rows()).extracting(TableEditorTest::name).containsExactly("Row 1", "Row 2");
        assertThat(cell(1, "Item").getValue()).isEqualTo("Taxi");
        assertThat(total()).isEqualTo("Total €130");
        assertThat(button("Add row").isEnabled()).isTrue();
        assertThat(fields.answers()).hasToString("""
                {"items":[{"item":"Train","amount":{"amount":100,"currency":"EUR"}},\
                {"item":"Taxi","amount":{"amount":30,"currency":"EUR"}}]}""");
    }

    @Test
    void theOnlyRowIsEmptiedInsteadOfRemoved() {
        fill(0, "Train", "100");

        click("Remove: Row 1");

        assertThat(rows()).hasSize(1);
        assertThat(cell(0, "Item").getValue()).isEmpty();
        assertThat(fields.answers()).hasToString("{}");
    }

    /** The check numbers the rows that have an answer; the person sees the others too. */
    @Test
    void aProblemIsShownAtItsCellAndNamedByItsRow() {
        click("Add row");
        fill(1, "Hotel", "");
        click("Add row");
        fill(2, "Taxi", "30");

        fields.show(List.of(new FieldProblem("items.0.amount", "field.required", List.of())));

        assertThat(cell(1, "Amount").isInvalid()).isTrue();
        assertThat(cell(0, "Amount").isInvalid()).isFalse();
        assertThat(cell(2, "Amount").isInvalid()).isFalse();
        assertThat(FormOnScreen.lines(fields)).containsExactly("Row 2, Amount: This field is required.");
    }

    @Test
    void aTableWithoutAnAnswerMarksWhatItsFirstRowNeeds() {
        fields.show(List.of(new FieldProblem("items", "field.required", List.of())));

        assertThat(cell(0, "Item").isInvalid()).isTrue();
        assertThat(cell(0, "Amount").getErrorMessage()).isEqualTo("This field is required.");

        fill(0, "Train", "100");
        fields.clearProblems();
        assertThat(cell(0, "Item").isInvalid()).isFalse();
        assertThat(cell(0, "Amount").isInvalid()).isFalse();
    }

    @Test
    void aDraftBringsBackTheRowsItNames() {
        fields.restore(Map.of(
                "items", new DraftValue.Settled("4,7"),
                "items.4.item", new DraftValue.Settled("Train"),
                "items.4.amount", new DraftValue.Settled("100"),
                "items.7.item", new DraftValue.Settled("Hotel"),
                "items.5.item", new DraftValue.Settled("of a row that was removed")));

        assertThat(rows()).hasSize(2);
        assertThat(cell(0, "Item").getValue()).isEqualTo("Train");
        assertThat(cell(1, "Item").getValue()).isEqualTo("Hotel");
        assertThat(total()).isEqualTo("Total €100");
        click("Add row");
        assertThat(cell(2, "Item").getElement().getAttribute(FieldInput.NAME))
                .as("no name in the draft stands for two rows")
                .isEqualTo("items.8.item");
    }

    private void fill(int row, String item, String amount) {
        cell(row, "Item").setValue(item);
        cell(row, "Amount").setValue(amount);
    }

    private TextField cell(int row, String label) {
        return FormOnScreen.within(rows().get(row), TextField.class)
                .filter(cell -> cell.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private List<RowEditor> rows() {
        return FormOnScreen.within(fields, RowEditor.class).toList();
    }

    private static String name(RowEditor row) {
        assertThat(row.getElement().getAttribute("role")).isEqualTo("group");
        return row.getElement().getAttribute("aria-label");
    }

    private String total() {
        return FormOnScreen.within(fields)
                .filter(part -> part.getElement().getClassList().contains("table-total"))
                .map(part -> part.getElement().getTextRecursively())
                .findFirst()
                .orElseThrow();
    }

    private Button button(String name) {
        return FormOnScreen.within(fields, Button.class)
                .filter(button -> button.getText().equals(name)
                        || button.getAriaLabel().filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private void click(String button) {
        Button clicked = button(button);
        ComponentUtil.fireEvent(clicked, new ClickEvent<>(clicked));
    }
}
