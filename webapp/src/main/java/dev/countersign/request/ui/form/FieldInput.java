package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.countersign.definitions.form.Field;
import java.util.Locale;

/** What the inputs of all kinds have in common: label, help, required mark, problem, and a name for the draft. */
final class FieldInput {

    /** The attribute by which the draft finds an input. */
    static final String NAME = "data-field";

    /** The attribute with the value to keep where the input's own value is none that could be restored. */
    static final String RAW = "data-raw";

    private FieldInput() {}

    static <C extends Component & HasLabel & HasHelper> C dress(C input, Field field, Locale language) {
        input.setLabel(field.label().in(language));
        if (!field.help().isEmpty()) {
            input.setHelperText(field.help().in(language));
        }
        input.getElement().setProperty("required", field.required());
        input.getElement().setProperty("manualValidation", true);
        return name(input, field.key());
    }

    static <C extends Component> C name(C input, String name) {
        input.getElement().setAttribute(NAME, name);
        return input;
    }

    static void showProblem(HasValidationProperties input, String sentence) {
        input.setErrorMessage(sentence);
        input.setInvalid(true);
    }

    static void clearProblem(HasValidationProperties input) {
        input.setInvalid(false);
        input.setErrorMessage("");
    }
}
