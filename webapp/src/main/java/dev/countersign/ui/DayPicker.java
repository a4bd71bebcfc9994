package dev.countersign.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.data.binder.Result;
import com.vaadin.flow.data.binder.ValueContext;
import java.text.DateFormatSymbols;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Picks a day, or reads a typed one; calendar and notation are those of the reader's language and region. Text that is not a day gets a sentence at the
 * field.
 */
public final class DayPicker extends DatePicker implements TypedPicker {

    /** The text in the input, which the picker reports if it is not a date. */
    public static final String TYPED = "_inputElementValue";

    /** A touch screen, or a small one. */
    private static final String FOR_FINGERS = "(pointer: coarse), (max-width: 450px), (max-height: 450px)";

    private static final LocalDate EXAMPLE = LocalDate.of(2027, 12, 31);

    private final transient DateNotation notation;
    private final transient Formats formats;

    public DayPicker(String label, Formats formats) {
        Locale region = formats.region();
        this.notation = new DateNotation(region);
        this.formats = formats;
        setLabel(label);
        setI18n(words(formats.language(), region));
        setFallbackParser(text -> notation.read(text).map(Result::ok).orElseGet(() -> Result.error(sentence(text))));
        // A sentence that the page has set would stay for whatever is typed next.
        addValueChangeListener(changed -> sayWhatIsTyped());
        addValidationStatusChangeListener(typed -> sayWhatIsTyped());
        getElement().setProperty("manualValidation", true);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJsModule("context://countersign/days.js");
        // Typing a day opens no calendar, so that Tab and a click elsewhere go on. Where a finger picks the day, a tap
        // opens it.
        getElement().executeJs("this.autoOpenDisabled = !matchMedia($0).matches", FOR_FINGERS);
    }

    public DateNotation notation() {
        return notation;
    }

    /** Shows what is wrong with the day; an empty sentence removes it. */
    public void say(String problem) {
        setErrorMessage(problem);
        setInvalid(!problem.isEmpty());
    }

    /** Says that the day is missing or that its text is no day; removes what was said before if neither is so. */
    public void check(String missing) {
        say(unreadable().orElse(isEmpty() ? missing : ""));
    }

    private void sayWhatIsTyped() {
        say(unreadable().or(this::outOfLimits).orElse(""));
    }

    /** That the day is one that the calendar does not offer. */
    public Optional<String> outOfLimits() {
        LocalDate day = getValue();
        if (day != null && getMin() != null && day.isBefore(getMin())) {
            return Optional.of(getTranslation("form.date.from", formats.date(getMin())));
        }
        if (day != null && getMax() != null && day.isAfter(getMax())) {
            return Optional.of(getTranslation("form.date.until", formats.date(getMax())));
        }
        return Optional.empty();
    }

    /** What is wrong with the typed text; empty if it is a day or there is none. */
    public Optional<String> unreadable() {
        // A day that is too early or too late can be read.
        boolean unreadable = isEmpty()
                && getDefaultValidator()
                        .apply(getValue(), new ValueContext(this))
                        .isError();
        return unreadable ? Optional.of(sentence(getElement().getProperty(TYPED, ""))) : Optional.empty();
    }

    @Override
    public boolean readTyped(String text) {
        Optional<LocalDate> day = notation.read(text);
        setValue(day.orElse(null));
        if (day.isEmpty() && !text.isBlank()) {
            getElement().setProperty(TYPED, text);
            getElement().executeJs("window.countersign.words.type(this, $0)", text);
            say(sentence(text));
        }
        return day.isPresent() || text.isBlank();
    }

    /** What is wrong with this text, with an example of a date. */
    public String sentence(String typed) {
        return withExample(notation.isWrittenAsDate(typed) ? "form.date.none" : "form.date.write");
    }

    /** The text of this key, with an example of a date. */
    public String withExample(String key) {
        return getTranslation(key, notation.write(EXAMPLE));
    }

    /** Marks it as required, and says so where it is emptied. */
    public DayPicker required(String missing) {
        setRequiredIndicatorVisible(true);
        setI18n(getI18n().setRequiredErrorMessage(missing));
        return this;
    }

    /** On a touch screen or a small one the focus would open the calendar over what the page says, so there the field is only scrolled to. */
    @Override
    public void focus() {
        getElement().executeJs("""
                if (matchMedia($0).matches) { this.scrollIntoView({block: 'center'}); } else { this.focus(); }
                """, FOR_FINGERS);
    }

    /** The calendar begins here, and offers no day before. */
    public DayPicker from(LocalDate earliest) {
        setMin(earliest);
        setInitialPosition(earliest);
        setI18n(getI18n().setMinErrorMessage(getTranslation("form.date.from", formats.date(earliest))));
        return this;
    }

    /** The calendar offers no day after this one. */
    public DayPicker until(LocalDate latest) {
        setMax(latest);
        setI18n(getI18n().setMaxErrorMessage(getTranslation("form.date.until", formats.date(latest))));
        return this;
    }

    private DatePickerI18n words(Locale language, Locale region) {
        DateFormatSymbols names = DateFormatSymbols.getInstance(language);
        return new DatePickerI18n()
                .setDateFormats(
                        notation.pattern(), notation.patterns().stream().skip(1).toArray(String[]::new))
                .setMonthNames(List.of(names.getMonths()).subList(0, 12))
                .setWeekdays(Arrays.asList(names.getWeekdays()).subList(1, 8))
                .setWeekdaysShort(Arrays.asList(names.getShortWeekdays()).subList(1, 8))
                .setFirstDayOfWeek(firstDay(region))
                .setToday(getTranslation("form.date.today"))
                .setCancel(getTranslation("form.date.cancel"));
    }

    /** A language without a country does not determine the first day of the week; then it is as in ISO 8601. */
    private static int firstDay(Locale region) {
        DayOfWeek first = region.getCountry().isEmpty()
                ? DayOfWeek.MONDAY
                : WeekFields.of(region).getFirstDayOfWeek();
        return first.getValue() % 7;
    }
}
