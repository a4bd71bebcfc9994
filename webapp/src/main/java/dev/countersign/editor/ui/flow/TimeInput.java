package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.CountField;
import java.util.List;

/** A working time: a number and a unit. */
final class TimeInput extends CustomField<WorkingTime> {

    private static final int MOST = 2_000;

    private final CountField amount = new CountField("", 1, MOST);
    private final Choice<WorkingTime.Unit> unit;

    TimeInput(String label) {
        super(WorkingTime.days(1));
        setLabel(label);
        unit = Choice.named(
                getTranslation("template.step.unit"),
                List.of(WorkingTime.Unit.values()),
                one -> getTranslation("template.step.unit." + one.name()));
        amount.setName(label);
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
        return number == null ? getValue() : new WorkingTime(number, unit.getValue());
    }

    @Override
    protected void setPresentationValue(WorkingTime time) {
        amount.setValue(time.amount());
        unit.setValue(time.unit());
    }
}
