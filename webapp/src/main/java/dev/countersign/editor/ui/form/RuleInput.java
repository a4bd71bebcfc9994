package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.condition.Condition.Comparison;
import dev.countersign.definitions.condition.Condition.Operator;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.editor.ui.flow.ConditionInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition that a field may have. Its value is JSONata; empty if there is no condition. */
final class RuleInput extends CustomField<String> {

    private final transient FieldScope scope;
    private final Checkbox has;
    private final Div inside = new Div();
    private boolean isShowing;
    private @Nullable ConditionInput condition;

    RuleInput(FieldScope scope, String label) {
        super("");
        this.scope = scope;
        this.has = new Checkbox(scope.say(label));
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

    /** About the first other answer; if there is none, one that always holds, to be written anew. */
    private String fresh() {
        List<Subject> subjects = scope.subjects();
        return subjects.isEmpty() ? "true" : new Comparison(subjects.getFirst().path(), Operator.FILLED, "").jsonata();
    }

    private void show(String jsonata) {
        isShowing = true;
        has.setValue(!jsonata.isEmpty());
        isShowing = false;
        if (jsonata.isEmpty()) {
            inside.removeAll();
            condition = null;
            return;
        }
        if (condition == null) {
            ConditionInput made = new ConditionInput("", scope.subjects(), scope.formats());
            made.addValueChangeListener(_ -> updateValue());
            condition = made;
            inside.add(made);
        }
        if (!condition.getValue().equals(jsonata)) {
            condition.setValue(jsonata);
        }
    }

    @Override
    protected String generateModelValue() {
        return condition == null ? "" : condition.getValue();
    }

    @Override
    protected void setPresentationValue(String jsonata) {
        show(jsonata);
    }
}
