package dev.countersign.request.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.text.Text;
import dev.countersign.ui.Notice;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a form says of answers that were refused and then corrected. */
class CorrectedFormTest {

    private static final DateField DAY = new DateField("day", Text.of("Day"), Text.NONE, true, null, null);

    private final Form form = new Form(List.of(
            new dev.countersign.definitions.form.TextField("what", Text.of("What"), Text.NONE, true, 0, 120),
            new MoneyField("amount", Text.of("Amount"), Text.NONE, true, null, null, List.of("EUR", "USD")),
            DAY));
    private final FormFields fields = new FormFields(form, FormOnScreen.speaking(Locale.UK));

    @Test
    void whatIsAnsweredIsNoLongerAskedForAbove() {
        fields.show(missing("what", "amount", "day"));
        assertThat(FormOnScreen.lines(fields))
                .containsExactly(
                        "What: This field is required.",
                        "Amount: This field is required.",
                        "Day: This field is required.");

        field("Amount").setValue("1500");
        FieldInput.clearProblem(field("Amount"));

        assertThat(FormOnScreen.lines(fields))
                .containsExactly("What: This field is required.", "Day: This field is required.");
        assertThat(notice())
                .hasValueSatisfying(notice ->
                        assertThat(notice.getElement().getAttribute("role")).isNull());
        field("What").setValue("A desk");
        day().setValue(LocalDate.of(2027, 2, 28));
        assertThat(notice()).isEmpty();
    }

    @Test
    void aFieldThatIsWrongInAnotherWayIsNamedWithWhatIsWrongNow() {
        fields.show(missing("what", "day"));

        FieldInput.showProblem(field("What"), "Too long");

        assertThat(FormOnScreen.lines(fields)).containsExactly("What: Too long", "Day: This field is required.");
    }

    @Test
    void aDateThatDoesNotExistIsNotSaidToBeMissing() {
        DateEditor editor = new DateEditor(DAY, FormOnScreen.speaking(Locale.UK));
        String fresh = typed(editor, "31/02/2027");
        editor.component().setValue(null);
        editor.showProblem("Missing");

        assertThat(typed(editor, "31/02/2027")).isEqualTo(fresh).contains("form.date.none");
        assertThat(typed(editor, "soon")).contains("form.date.write");
        assertThat(typed(editor, "32/02/2027")).isEqualTo(fresh);
        typed(editor, "");
        assertThat(editor.refusal()).isEmpty();
    }

    private static String typed(DateEditor editor, String text) {
        Element element = editor.component().getElement();
        element.setProperty("_inputElementValue", text);
        element.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(element, "unparsable-change", JsonNodeFactory.instance.objectNode()));
        assertThat(editor.component().isInvalid()).isEqualTo(editor.refusal().isPresent());
        return element.getProperty("errorMessage", "");
    }

    private List<FieldProblem> missing(String... keys) {
        return Stream.of(keys)
                .map(key -> new FieldProblem(key, "field.required", List.of()))
                .toList();
    }

    private Optional<Component> notice() {
        return FormOnScreen.within(fields).filter(Notice.class::isInstance).findFirst();
    }

    private TextField field(String label) {
        return FormOnScreen.within(fields, TextField.class)
                .filter(field -> field.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private DatePicker day() {
        return FormOnScreen.within(fields, DatePicker.class).findFirst().orElseThrow();
    }
}
