package dev.countersign.request.ui.form;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.data.binder.ValueContext;
import dev.countersign.definitions.form.DateField;
import java.text.DateFormatSymbols;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A day, typed or picked. */
final class DateEditor implements FieldEditor {

    /** Stands for what was typed and is no date; the form's check says so at the field. */
    private static final String UNREADABLE = "?";

    private final DateField field;
    private final DatePicker input;

    DateEditor(DateField field, Surroundings around) {
        this.field = field;
        this.input = FieldInput.dress(new DatePicker(), field, around.language());
        input.setLocale(around.region());
        input.setI18n(words(around));
    }

    @Override
    public DateField field() {
        return field;
    }

    @Override
    public DatePicker component() {
        return input;
    }

    @Override
    public Optional<JsonNode> answer() {
        boolean unreadable = input.getDefaultValidator()
                .apply(input.getValue(), new ValueContext(input))
                .isError();
        if (unreadable) {
            return Optional.of(StringNode.valueOf(UNREADABLE));
        }
        return input.getOptionalValue().map(LocalDate::toString).map(StringNode::valueOf);
    }

    @Override
    public void restore(Map<String, String> draft) {
        String kept = draft.getOrDefault(field.key(), "");
        if (!kept.isEmpty()) {
            try {
                input.setValue(LocalDate.parse(kept));
            } catch (DateTimeException notKept) {
                input.clear();
            }
        }
    }

    @Override
    public void showProblem(String sentence) {
        FieldInput.showProblem(input, sentence);
    }

    @Override
    public void clearProblem() {
        FieldInput.clearProblem(input);
    }

    @Override
    public void focus() {
        input.focus();
    }

    private DatePickerI18n words(Surroundings around) {
        Locale language = around.language();
        DateFormatSymbols names = DateFormatSymbols.getInstance(language);
        return new DatePickerI18n()
                .setMonthNames(List.of(names.getMonths()).subList(0, 12))
                .setWeekdays(Arrays.asList(names.getWeekdays()).subList(1, 8))
                .setWeekdaysShort(Arrays.asList(names.getShortWeekdays()).subList(1, 8))
                .setFirstDayOfWeek(firstDay(around.region()))
                .setToday(input.getTranslation("form.date.today"))
                .setCancel(input.getTranslation("form.date.cancel"));
    }

    /** Plain language tags name no country, and with it no week: then it begins as in ISO 8601. */
    private static int firstDay(Locale region) {
        DayOfWeek first = region.getCountry().isEmpty()
                ? DayOfWeek.MONDAY
                : WeekFields.of(region).getFirstDayOfWeek();
        return first.getValue() % 7;
    }
}
