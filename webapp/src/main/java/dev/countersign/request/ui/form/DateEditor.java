package dev.countersign.request.ui.form;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.data.binder.Result;
import com.vaadin.flow.data.binder.ValueContext;
import dev.countersign.definitions.form.DateField;
import java.text.DateFormatSymbols;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A day, typed or picked. */
final class DateEditor extends InputEditor<DateField> {

    /** The text in the input, which the picker reports if it is not a date. */
    private static final String TYPED = "_inputElementValue";

    /** A year has four digits. */
    private static final int FIRST_YEAR = 1_000;

    private static final LocalDate EXAMPLE = LocalDate.of(2027, 12, 31);

    private final Surroundings around;
    private final DateNotation notation;
    private final DatePicker input;
    private final Question question;

    DateEditor(DateField field, Surroundings around) {
        DatePicker picker = FieldInput.dress(new DatePicker(), field, around.language());
        super(field, picker);
        this.input = picker;
        this.around = around;
        this.notation = new DateNotation(around.region());
        input.getElement().setAttribute(FieldInput.NOTATION, around.region().toLanguageTag());
        input.setI18n(words(around));
        question = new Question(input, TYPED, () -> FieldInput.clearProblem(input));
        input.setFallbackParser(text -> readTyped(text).map(Result::ok).orElseGet(() -> Result.error(sentence(text))));
        input.addValueChangeListener(changed -> {
            question.answered();
            judge();
            FieldInput.readBack(input, readBack(), field.help().in(around.language()));
        });
        // Text that is not a date does not change the value, nor does its removal.
        input.addValidationStatusChangeListener(typed -> judge());
    }

    @Override
    public DatePicker component() {
        return input;
    }

    @Override
    public Optional<JsonNode> answer() {
        return refusal().isPresent()
                ? Optional.of(StringNode.valueOf(UNREADABLE))
                : input.getOptionalValue().map(LocalDate::toString).map(StringNode::valueOf);
    }

    @Override
    public Optional<String> refusal() {
        if (question.text().isPresent()) {
            return question.text().map(this::askingSentence);
        }
        // A day that is too early or too late can be read; the form's check says so.
        boolean unreadable = input.isEmpty()
                && input.getDefaultValidator()
                        .apply(input.getValue(), new ValueContext(input))
                        .isError();
        if (unreadable) {
            return Optional.of(sentence(input.getElement().getProperty(TYPED, "")));
        }
        return input.getOptionalValue()
                .filter(date -> date.getYear() < FIRST_YEAR)
                .map(date -> say("form.date.year"));
    }

    /** The calendar offers no other days. */
    void offer(Optional<LocalDate> earliest, Optional<LocalDate> latest) {
        input.setMin(earliest.orElse(null));
        input.setMax(latest.orElse(null));
    }

    @Override
    void restore(DraftValue kept) {
        read(kept).ifPresentOrElse(input::setValue, () -> ask(kept));
    }

    private static Optional<LocalDate> read(DraftValue kept) {
        return new DateNotation(kept.notation().orElse(Locale.ROOT)).read(kept.text());
    }

    /** Shows what is wrong with the current text, instead of any earlier message. */
    private void judge() {
        refusal().ifPresentOrElse(this::showProblem, this::clearProblem);
    }

    /** The picker reports its text even if nobody edited it. */
    private Optional<LocalDate> readTyped(String text) {
        return question.text().filter(text::equals).isPresent() ? Optional.empty() : notation.read(text);
    }

    /** Shows the text as typed, until the person types or picks a date. */
    private void ask(DraftValue kept) {
        if (!kept.text().isBlank()) {
            question.ask(kept);
            input.getElement().setProperty(TYPED, kept.text());
            input.getElement().executeJs("window.countersign.draft.ask(this)");
            FieldInput.showProblem(input, askingSentence(kept.text()));
        }
    }

    private String askingSentence(String typed) {
        return notation.read(typed).isPresent() ? say("form.date.other-notation") : sentence(typed);
    }

    private String sentence(String typed) {
        return say(notation.isWrittenAsDate(typed) ? "form.date.none" : "form.date.write");
    }

    private String say(String key) {
        return input.getTranslation(key, notation.write(EXAMPLE));
    }

    private String readBack() {
        return input.getOptionalValue().map(around.formats()::date).orElse("");
    }

    private DatePickerI18n words(Surroundings around) {
        Locale language = around.language();
        DateFormatSymbols names = DateFormatSymbols.getInstance(language);
        return new DatePickerI18n()
                .setDateFormats(
                        notation.pattern(), notation.patterns().stream().skip(1).toArray(String[]::new))
                .setMonthNames(List.of(names.getMonths()).subList(0, 12))
                .setWeekdays(Arrays.asList(names.getWeekdays()).subList(1, 8))
                .setWeekdaysShort(Arrays.asList(names.getShortWeekdays()).subList(1, 8))
                .setFirstDayOfWeek(firstDay(around.region()))
                .setToday(input.getTranslation("form.date.today"))
                .setCancel(input.getTranslation("form.date.cancel"));
    }

    /** A language tag without a country does not determine the first day of the week; then it is as in ISO 8601. */
    private static int firstDay(Locale region) {
        DayOfWeek first = region.getCountry().isEmpty()
                ? DayOfWeek.MONDAY
                : WeekFields.of(region).getFirstDayOfWeek();
        return first.getValue() % 7;
    }
}
