package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.ui.DayPicker;
import dev.countersign.ui.WholeNumberField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A day: none, some days from today, a date, or the answer to another date field. */
final class DayInput extends CustomField<Optional<DateBound>> {

    private static final int MOST_DAYS = 9_999;

    private enum Kind {
        NONE,
        TODAY,
        AFTER,
        BEFORE,
        FIXED,
        FIELD
    }

    private final transient FieldScope scope;
    private final Choice<Kind> kind;
    private final WholeNumberField days;
    private final DayPicker date;
    private final Choice<String> field;

    /** @param relative whether it can be the answer to another field */
    DayInput(FieldScope scope, String label, boolean relative) {
        super(Optional.empty());
        this.scope = scope;
        setLabel(scope.say(label));
        List<String> dates = relative
                ? scope.others().stream()
                        .filter(DateField.class::isInstance)
                        .map(Field::key)
                        .toList()
                : List.of();
        List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
        if (dates.isEmpty()) {
            kinds.remove(Kind.FIELD);
        }
        kind = Choice.named(scope.say(label), kinds, one -> scope.say("template.field.day." + one.name()));
        days = new WholeNumberField("");
        days.setAriaLabel(scope.say("template.field.day.days"));
        days.show(1);
        date = new DayPicker("", scope.formats());
        date.setAriaLabel(scope.say("template.field.day.FIXED"));
        field = Choice.named(scope.say("template.field.day.FIELD"), dates, this::name);
        Div all = new Div(kind, days, date, field);
        all.addClassName("approvers-input");
        add(all);
        kind.addValueChangeListener(_ -> {
            draw();
            updateValue();
        });
        days.addValueChangeListener(_ -> updateValue());
        date.addValueChangeListener(_ -> updateValue());
        field.addValueChangeListener(_ -> updateValue());
        draw();
    }

    private String name(String key) {
        return scope.others().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .map(one -> FieldScope.name(one, scope.language()))
                .orElse(key);
    }

    private void draw() {
        days.setVisible(kind.getValue() == Kind.AFTER || kind.getValue() == Kind.BEFORE);
        date.setVisible(kind.getValue() == Kind.FIXED);
        field.setVisible(kind.getValue() == Kind.FIELD);
    }

    /** What is not complete leaves the day as it is. */
    @Override
    protected Optional<DateBound> generateModelValue() {
        return switch (kind.getValue()) {
            case NONE -> Optional.empty();
            case TODAY -> Optional.of(new DateBound.FromToday(0));
            case AFTER, BEFORE -> {
                int number = days.number().orElse(-1);
                boolean isWrong = number < 0 || number > MOST_DAYS;
                if (isWrong) {
                    days.setErrorMessage(scope.say("template.step.from-to", 0, MOST_DAYS));
                }
                days.setInvalid(isWrong);
                yield isWrong
                        ? getValue()
                        : Optional.of(new DateBound.FromToday(kind.getValue() == Kind.AFTER ? number : -number));
            }
            case FIXED -> date.getValue() == null ? getValue() : Optional.of(new DateBound.Fixed(date.getValue()));
            case FIELD -> Optional.ofNullable(field.getValue()).map(DateBound.SameAs::new);
        };
    }

    @Override
    protected void setPresentationValue(Optional<DateBound> day) {
        switch (day.orElse(null)) {
            case null -> kind.setValue(Kind.NONE);
            case DateBound.FromToday(int number) -> {
                days.show(Math.abs(number));
                kind.setValue(number == 0 ? Kind.TODAY : number > 0 ? Kind.AFTER : Kind.BEFORE);
            }
            case DateBound.Fixed(LocalDate fixed) -> {
                date.setValue(fixed);
                kind.setValue(Kind.FIXED);
            }
            case DateBound.SameAs(String other) -> {
                field.setValue(other);
                kind.setValue(Kind.FIELD);
            }
        }
        draw();
    }
}
