package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.editor.ui.input.Choice;
import java.util.List;

/** A working time: a number and a unit. */
final class TimeInput extends CustomField<WorkingTime> {

    private static final int MOST = 2_000;

    private final IntegerField amount = new IntegerField();
    private final Choice<WorkingTime.Unit> unit;

    TimeInput(String label) {
        super(WorkingTime.days(1));
        setLabel(label);
        unit = Choice.named(
                getTranslation("template.step.unit"),
                List.of(WorkingTime.Unit.values()),
                one -> getTranslation("template.step.unit." + one.name()));
        amount.setAriaLabel(label);
        amount.setMin(1);
        amount.setMax(MOST);
        amount.setStepButtonsVisible(true);
        amount.addValueChangeListener(_ -> updateValue());
        unit.addValueChangeListener(_ -> updateValue());
        Div both = new Div(amount, unit);
        both.addClassName("time-input");
        add(both);
        setPresentationValue(getValue());
    }

    /** A number that is none leaves the time as it is. */
    @Override
    protected WorkingTime generateModelValue() {
        Integer number = amount.getValue();
        return number == null || number < 1 || number > MOST ? getValue() : new WorkingTime(number, unit.getValue());
    }

    @Override
    protected void setPresentationValue(WorkingTime time) {
        amount.setValue(time.amount());
        unit.setValue(time.unit());
    }
}
