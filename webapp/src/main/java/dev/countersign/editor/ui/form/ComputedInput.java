package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.editor.ui.input.JsonataInput;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a field is computed: JSONata, into which other answers are put by their name. Its value is empty if people answer the field. */
final class ComputedInput extends CustomField<String> {

    private final transient FieldScope scope;
    private final boolean isNumeric;
    private final Checkbox has;
    private final Div inside = new Div();
    private boolean isShowing;
    private @Nullable JsonataInput text;

    ComputedInput(FieldScope scope, Field field) {
        super("");
        this.scope = scope;
        this.isNumeric = field instanceof NumberField || field instanceof MoneyField;
        this.has = new Checkbox(scope.say("template.field.computed"));
        inside.addClassName("rule-input");
        Div all = new Div(has, inside);
        all.addClassName("rule-input");
        add(all);
        has.addValueChangeListener(chosen -> {
            if (!isShowing) {
                show(chosen.getValue() ? fresh() : "");
                updateValue();
            }
        });
    }

    /** The first answer of a kind that fits. */
    private String fresh() {
        return scope.subjects().stream()
                .filter(subject -> (subject.kind() == Subject.Kind.NUMBER) == isNumeric)
                .map(Subject::path)
                .findFirst()
                .orElse(isNumeric ? "0" : "\"\"");
    }

    private void show(String jsonata) {
        isShowing = true;
        has.setValue(!jsonata.isEmpty());
        isShowing = false;
        if (jsonata.isEmpty()) {
            inside.removeAll();
            text = null;
            return;
        }
        if (text == null) {
            List<Subject> subjects = scope.subjects();
            JsonataInput made = new JsonataInput(scope.say("template.field.computed.jsonata"), subjects);
            made.setHelperText(scope.say("template.field.computed.about"));
            made.setManualValidation(true);
            made.setValue(jsonata);
            made.addValueChangeListener(_ -> updateValue());
            text = made;
            inside.add(made, insert(subjects, made));
        } else if (!text.getValue().equals(jsonata)) {
            text.setValue(jsonata);
        }
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
        return text == null ? "" : text.getValue().strip();
    }

    @Override
    protected void setPresentationValue(String jsonata) {
        show(jsonata);
    }
}
