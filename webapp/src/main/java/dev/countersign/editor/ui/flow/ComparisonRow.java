package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.condition.Condition;
import dev.countersign.definitions.condition.Condition.Comparison;
import dev.countersign.definitions.condition.Condition.Operator;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.definitions.condition.Subjects;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.ui.Formats;
import java.util.ArrayList;
import java.util.List;

/** One comparison: what, how, and with which value. */
final class ComparisonRow extends Div implements ConditionPart {

    private final transient Formats formats;
    private final transient Runnable changed;
    private final Div rest = new Div();
    private transient Subject subject;
    private Operator operator;
    private String value;

    ComparisonRow(Comparison comparison, List<Subject> subjects, Formats formats, Runnable changed) {
        this.formats = formats;
        this.changed = changed;
        this.subject = Subjects.find(subjects, comparison);
        this.operator = comparison.operator();
        this.value = comparison.value();
        addClassName("comparison");
        rest.addClassName("comparison-rest");
        add(subjects(subjects), rest);
        draw();
    }

    /** A comparison to begin with. */
    static Comparison fresh(List<Subject> subjects) {
        Subject first = subjects.getFirst();
        Operator operator = first.operators().getFirst();
        return new Comparison(first.path(), operator, ValueInput.standard(first, operator));
    }

    private ComboBox<Subject> subjects(List<Subject> subjects) {
        List<Subject> offered = new ArrayList<>(subjects);
        if (!offered.contains(subject)) {
            offered.add(subject);
        }
        ComboBox<Subject> field = new ComboBox<>();
        field.setAriaLabel(getTranslation("template.condition.subject"));
        field.setItems(offered);
        field.setItemLabelGenerator(one -> one.name().in(formats.language()));
        field.setValue(subject);
        field.addValueChangeListener(chosen -> {
            if (chosen.getValue() == null) {
                field.setValue(chosen.getOldValue());
            } else if (!chosen.getValue().equals(subject)) {
                subject = chosen.getValue();
                operator = subject.operators().contains(operator)
                        ? operator
                        : subject.operators().getFirst();
                value = ValueInput.standard(subject, operator);
                draw();
                changed.run();
            }
        });
        return field;
    }

    private void draw() {
        rest.removeAll();
        Choice<Operator> field =
                Choice.named(getTranslation("template.condition.operator"), subject.operators(), this::words);
        field.setValue(operator);
        field.addValueChangeListener(chosen -> {
            boolean isOther = chosen.getValue() == Operator.ONE_OF
                    || operator == Operator.ONE_OF
                    || chosen.getValue().hasValue() != operator.hasValue();
            operator = chosen.getValue();
            if (isOther) {
                value = ValueInput.standard(subject, operator);
                draw();
            }
            changed.run();
        });
        rest.add(field);
        if (operator.hasValue()) {
            ValueInput input = new ValueInput(subject, operator, value, formats);
            input.addValueChangeListener(typed -> {
                value = typed.getValue();
                changed.run();
            });
            rest.add(input);
        }
    }

    private String words(Operator one) {
        String key = "template.condition.operator." + one.name();
        return getTranslation(subject.kind() == Subject.Kind.DATE && one.hasValue() ? key + ".date" : key);
    }

    @Override
    public Condition condition() {
        return new Comparison(subject.path(), operator, value);
    }
}
