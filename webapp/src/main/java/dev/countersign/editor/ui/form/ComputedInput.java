package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.editor.ui.input.JsonataInput;
import java.util.List;
import java.util.Optional;

/** How a field is computed, into which other answers are put by their name. People answer the field if it is empty. */
final class ComputedInput extends OptionalExpression {

    private final transient FieldScope scope;
    private final boolean isNumeric;

    ComputedInput(FieldScope scope, Field field) {
        super(scope.say("template.field.computed"));
        this.scope = scope;
        this.isNumeric = field instanceof NumberField || field instanceof MoneyField;
    }

    /** The first answer of a kind that fits. */
    @Override
    String fresh() {
        return scope.subjects().stream()
                .filter(subject -> (subject.kind() == Subject.Kind.NUMBER) == isNumeric)
                .map(Subject::path)
                .findFirst()
                .orElse(isNumeric ? "0" : "\"\"");
    }

    @Override
    AbstractField<?, String> drawInput(Div part) {
        List<Subject> subjects = scope.subjects();
        JsonataInput text = new JsonataInput(scope.say("template.field.computed.jsonata"), subjects);
        text.setHelperText(scope.say("template.field.computed.about"));
        text.setManualValidation(true);
        part.addClassName("rule-input");
        part.add(text, insert(subjects, text));
        return text;
    }

    private ComboBox<Subject> insert(List<Subject> subjects, JsonataInput into) {
        ComboBox<Subject> field = new ComboBox<>();
        field.setAriaLabel(scope.say("template.field.computed.insert"));
        field.setPlaceholder(scope.say("template.field.computed.insert"));
        field.setItems(subjects);
        field.setItemLabelGenerator(subject -> subject.name().in(scope.language()));
        field.addValueChangeListener(chosen -> Optional.ofNullable(chosen.getValue())
                .ifPresent(subject -> {
                    into.setValue((into.getValue().stripTrailing() + " " + subject.path()).strip());
                    field.clear();
                    into.focus();
                }));
        return field;
    }

    @Override
    protected String generateModelValue() {
        return super.generateModelValue().strip();
    }
}
