package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.step.WaitStep.Until;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.CountField;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How long a wait is: some time, or until the day of a date field. */
final class UntilInput extends CustomField<Until> {

    private static final int MOST = 100_000;

    private enum Kind {
        ELAPSED,
        DATE
    }

    private final Choice<Kind> kind;
    private final CountField amount = new CountField("", 1, MOST);
    private final Choice<ChronoUnit> unit;
    private final Choice<String> field;

    UntilInput(StepScope scope) {
        super(new Until.Elapsed(Duration.ofDays(1)));
        List<String> dates = scope.template().form().fields().stream()
                .filter(DateField.class::isInstance)
                .map(Field::key)
                .toList();
        String label = getTranslation("template.step.wait");
        setLabel(label);
        kind = Choice.named(
                label,
                dates.isEmpty() ? List.of(Kind.ELAPSED) : List.of(Kind.values()),
                one -> getTranslation("template.step.wait." + one.name()));
        amount.setName(label);
        unit = Choice.named(
                getTranslation("template.step.unit"),
                List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS),
                one -> getTranslation("template.step.wait.unit." + one.name()));
        field = Choice.named(getTranslation("template.approvers.field"), dates, scope::field);
        Div all = new Div(kind, amount, unit, field);
        all.addClassName("approvers-input");
        add(all);
        kind.addValueChangeListener(_ -> {
            draw();
            updateValue();
        });
        amount.addValueChangeListener(_ -> updateValue());
        unit.addValueChangeListener(_ -> updateValue());
        field.addValueChangeListener(_ -> updateValue());
        setPresentationValue(getValue());
    }

    private void draw() {
        boolean isDate = kind.getValue() == Kind.DATE;
        amount.setVisible(!isDate);
        unit.setVisible(!isDate);
        field.setVisible(isDate);
    }

    @Override
    protected Until generateModelValue() {
        if (kind.getValue() == Kind.DATE) {
            return new Until.Date(field.getValue());
        }
        Integer number = amount.getValue();
        return number == null ? getValue() : new Until.Elapsed(Duration.of(number, unit.getValue()));
    }

    @Override
    protected void setPresentationValue(Until until) {
        switch (until) {
            case Until.Date(String key) -> {
                kind.setValue(Kind.DATE);
                field.setValue(key);
            }
            case Until.Elapsed(Duration duration) -> {
                kind.setValue(Kind.ELAPSED);
                ChronoUnit fitting = unit(duration);
                unit.setValue(fitting);
                amount.setValue((int) Math.min(duration.dividedBy(fitting.getDuration()), MOST));
            }
        }
        draw();
    }

    /** The largest unit of which the time is a multiple. */
    private static ChronoUnit unit(Duration duration) {
        long seconds = duration.toSeconds();
        for (ChronoUnit unit : List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES)) {
            if (seconds % unit.getDuration().toSeconds() == 0) {
                return unit;
            }
        }
        return ChronoUnit.SECONDS;
    }
}
