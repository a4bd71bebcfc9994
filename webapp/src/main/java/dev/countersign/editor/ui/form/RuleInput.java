package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.condition.Condition.Comparison;
import dev.countersign.definitions.condition.Condition.Operator;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.editor.ui.flow.ConditionInput;
import java.util.List;

/** A condition that a field may have. */
final class RuleInput extends OptionalExpression {

    private final transient FieldScope scope;

    RuleInput(FieldScope scope, String label) {
        super(scope.say(label));
        this.scope = scope;
    }

    /** About the first other answer; if there is none, one that always holds, to be written anew. */
    @Override
    String fresh() {
        List<Subject> subjects = scope.subjects();
        return subjects.isEmpty() ? "true" : new Comparison(subjects.getFirst().path(), Operator.FILLED, "").jsonata();
    }

    @Override
    AbstractField<?, String> drawInput(Div part) {
        ConditionInput condition = new ConditionInput("", scope.subjects(), scope.formats());
        part.add(condition);
        return condition;
    }
}
