package dev.countersign.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.text.DateFormatSymbols;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Picks a day; calendar and notation are those of the reader's language and region. */
public final class DayPicker extends DatePicker {

    public DayPicker(String label, Formats formats) {
        Locale region = formats.region();
        DateFormatSymbols names = DateFormatSymbols.getInstance(formats.language());
        setLabel(label);
        setLocale(region);
        setI18n(new DatePickerI18n()
                .setMonthNames(List.of(names.getMonths()).subList(0, 12))
                .setWeekdays(Arrays.asList(names.getWeekdays()).subList(1, 8))
                .setWeekdaysShort(Arrays.asList(names.getShortWeekdays()).subList(1, 8))
                .setFirstDayOfWeek(firstDay(region))
                .setToday(getTranslation("form.date.today"))
                .setCancel(getTranslation("form.date.cancel")));
        setAutoOpen(true);
        getElement().setProperty("manualValidation", true);
    }

    /** Shows what is wrong with the day; an empty sentence removes it. */
    public void say(String problem) {
        setErrorMessage(problem);
        setInvalid(!problem.isEmpty());
    }

    /** The calendar begins here, and offers no day before. */
    public DayPicker from(LocalDate earliest) {
        setMin(earliest);
        setInitialPosition(earliest);
        return this;
    }

    /** A language without a country does not determine the first day of the week; then it is as in ISO 8601. */
    private static int firstDay(Locale region) {
        DayOfWeek first = region.getCountry().isEmpty()
                ? DayOfWeek.MONDAY
                : WeekFields.of(region).getFirstDayOfWeek();
        return first.getValue() % 7;
    }
}
