package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.text.Text;
import dev.countersign.editor.ui.input.LanguagesInput;

/** An option: what people read in each language, and the value that the form holds. */
final class OptionInput extends CustomField<Option> {

    private static final int LONGEST = 200;
    private static final int PAUSE = 500;

    private final LanguagesInput label;
    private final TextField value;

    OptionInput(FieldScope scope) {
        super(new Option("", Text.NONE));
        label = LanguagesInput.line(scope.say("template.field.options.label"));
        label.setLabel("");
        value = new TextField();
        value.setAriaLabel(scope.say("template.field.options.value"));
        value.setPlaceholder(scope.say("template.field.options.value"));
        value.setMaxLength(LONGEST);
        value.setValueChangeMode(ValueChangeMode.LAZY);
        value.setValueChangeTimeout(PAUSE);
        value.addClassName("option-value");
        Div both = new Div(label, value);
        both.addClassName("option-input");
        add(both);
        label.addValueChangeListener(_ -> updateValue());
        value.addValueChangeListener(_ -> updateValue());
    }

    /** An option without a label shows its value. */
    @Override
    protected Option generateModelValue() {
        String held = value.getValue().strip();
        return new Option(held, label.getValue().isEmpty() ? Text.of(held) : label.getValue());
    }

    @Override
    protected void setPresentationValue(Option option) {
        value.setValue(option.value());
        label.setValue(option.label());
    }
}
