package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.dom.Element;
import dev.countersign.definitions.form.Field;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What all inputs share: label, help, required mark, problem, and the name in the draft. */
final class FieldInput {

    /** The attribute with which the draft finds an input. */
    static final String NAME = "data-field";

    /** The attribute with the value for the draft, if the value of the input itself could not be restored. */
    static final String RAW = "data-raw";

    /** The attribute with the values of options by their label, so that a choice is stored before the server is told. */
    private static final String OPTIONS = "data-options";

    /** The attribute with the locale of the notation of the text. */
    static final String NOTATION = "data-notation";

    /** The attributes with the value for the draft, and the text that it was parsed from. */
    private static final String VALUE = "data-value";

    private static final String VALUE_OF = "data-value-of";

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

    /** A hidden input keeps what was typed into it. */
    static void hide(Component component, boolean hidden) {
        component.getElement().setAttribute("hidden", hidden);
    }

    static void require(Element input, boolean required) {
        if (input.getProperty("required", false) != required) {
            input.setProperty("required", required);
        }
    }

    static void offer(Component input, Map<String, String> valuesByLabel) {
        input.getElement().setAttribute(OPTIONS, JsonMapper.shared().writeValueAsString(valuesByLabel));
    }

    /** Stores the value of the text in the draft. */
    static void settle(Component input, String text, String value) {
        input.getElement().setAttribute(VALUE_OF, text).setAttribute(VALUE, value);
    }

    /** The text has no value; the draft stores the text. */
    static void unsettle(Component input) {
        input.getElement().removeAttribute(VALUE_OF).removeAttribute(VALUE);
    }

    /** Shows below the input how its text was understood, in addition to the help of the field. */
    static void readBack(HasHelper input, String understood, String help) {
        if (understood.isEmpty()) {
            input.setHelperComponent(null);
            return;
        }
        Span value = new Span(understood);
        value.addClassName("understood");
        Div helper = new Div(value);
        if (!help.isEmpty()) {
            helper.add(new Span(help));
        }
        helper.addClassName("helper");
        input.setHelperComponent(helper);
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
