package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;

class FormSaveTest {

    private final TextField name = new TextField();
    private final Button save = new Button("Save", _ -> name.setInvalid(name.isEmpty()));

    FormSaveTest() {
        name.setManualValidation(true);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        FormSave.quiet(new Div(new Div(name), save));
    }

    @Test
    void theButtonStandsOutOnlyWhileTheFormHoldsChanges() {
        assertThat(standsOut()).isFalse();
        name.setValue("Acme");
        assertThat(standsOut()).isTrue();
        save.click();
        assertThat(standsOut()).as("saved").isFalse();
        name.setValue("");
        save.click();
        assertThat(standsOut()).as("refused").isTrue();
    }

    @Test
    void anErrorIsNotSaidAnyMoreOnceItsFieldIsChanged() {
        save.click();
        assertThat(name.isInvalid()).isTrue();
        name.setValue("Acme");
        assertThat(name.isInvalid()).isFalse();
    }

    /** An emptied choice of the approval that is passed on led to an error. */
    @Test
    void aFieldThatIsNeverEmptyKeepsItsChoice() {
        ComboBox<String> field = new ComboBox<>();
        field.setItems("one", "two");
        NeverEmpty.keep(field);
        field.setValue("two");
        field.clear();
        assertThat(field.getValue()).isEqualTo("two");
    }

    private boolean standsOut() {
        return save.getThemeNames().contains(ButtonVariant.PRIMARY.getVariantName());
    }
}
