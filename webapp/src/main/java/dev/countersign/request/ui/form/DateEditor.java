package dev.countersign.request.ui.form;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.data.binder.Result;
import dev.countersign.definitions.form.DateField;
import dev.countersign.ui.DateNotation;
import dev.countersign.ui.DayPicker;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A day, typed or picked. */
final class DateEditor extends InputEditor<DateField> {

    /** A year has four digits. */
    private static final int FIRST_YEAR = 1_000;

    private final Surroundings around;
    private final DayPicker input;
    private final Question question;

    DateEditor(DateField field, Surroundings around) {
        DayPicker picker = FieldInput.dress(new DayPicker("", around.formats()), field, around.language());
        super(field, picker);
        this.input = picker;
        this.around = around;
        input.getElement().setAttribute(FieldInput.NOTATION, around.region().toLanguageTag());
        question = new Question(input, DayPicker.TYPED, () -> FieldInput.clearProblem(input));
        input.setFallbackParser(
                text -> readTyped(text).map(Result::ok).orElseGet(() -> Result.error(input.sentence(text))));
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
        Optional<String> unreadable = input.unreadable();
        if (unreadable.isPresent()) {
            return unreadable;
        }
        return input.getOptionalValue()
                .filter(date -> date.getYear() < FIRST_YEAR)
                .map(date -> input.withExample("form.date.year"));
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
        refusal().or(input::outOfLimits).ifPresentOrElse(this::showProblem, this::clearProblem);
    }

    /** The picker reports its text even if nobody edited it. */
    private Optional<LocalDate> readTyped(String text) {
        return question.text().filter(text::equals).isPresent()
                ? Optional.empty()
                : input.notation().read(text);
    }

    /** Shows the text as typed, until the person types or picks a date. */
    private void ask(DraftValue kept) {
        if (!kept.text().isBlank()) {
            question.ask(kept);
            input.getElement().setProperty(DayPicker.TYPED, kept.text());
            input.getElement().executeJs("window.countersign.draft.ask(this)");
            FieldInput.showProblem(input, askingSentence(kept.text()));
        }
    }

    private String askingSentence(String typed) {
        return input.notation().read(typed).isPresent()
                ? input.withExample("form.date.other-notation")
                : input.sentence(typed);
    }

    private String readBack() {
        return input.getOptionalValue().map(around.formats()::date).orElse("");
    }
}
