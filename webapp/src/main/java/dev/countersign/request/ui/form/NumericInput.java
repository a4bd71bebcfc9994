package dev.countersign.request.ui.form;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.definitions.form.Field;
import dev.countersign.ui.DecimalNotation;
import dev.countersign.ui.NumericReading;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A text field for a number or an amount of money. The text stays as typed, and below it is how it was understood. The draft stores the number, so that it
 * keeps its meaning if the form is opened in another language.
 */
final class NumericInput {

    private static final Pattern SAME_EVERYWHERE = Pattern.compile("0|[1-9]\\d{0,14}");
    private static final Pattern CANONICAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private final Surroundings around;
    private final TextField input;
    private final String help;
    private final DecimalNotation decimals;
    private final BiFunction<String, Locale, NumericReading> reader;
    private final Function<NumericReading.Understood, String> shown;
    private final String example;

    private final Question question;

    /**
     * @param input is dressed for the field here
     * @param reader parses a text in the notation of a region
     * @param shown formats a number for the person
     * @param example a number in the notation of the region
     */
    NumericInput(
            TextField input,
            Field field,
            Surroundings around,
            DecimalNotation decimals,
            BiFunction<String, Locale, NumericReading> reader,
            Function<NumericReading.Understood, String> shown,
            String example) {
        this.input = input;
        this.question = new Question(input, "value", this::edited);
        this.around = around;
        this.help = field.help().in(around.language());
        this.decimals = decimals;
        this.reader = reader;
        this.shown = shown;
        this.example = example;
        FieldInput.dress(input, field, around.language());
        input.getElement().setAttribute("inputmode", "decimal");
        input.getElement().setAttribute(FieldInput.NOTATION, around.region().toLanguageTag());
        // Text that the browser remembers may have another notation.
        input.setAutocomplete(Autocomplete.OFF);
        input.addClassName("numeric");
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                question.answered();
                FieldInput.clearProblem(input);
            }
            refresh();
        });
        input.addBlurListener(left -> refusal().ifPresent(this::showProblem));
    }

    /** Whether a draft restored a text whose meaning is not certain. */
    boolean isAsked() {
        return question.text().isPresent();
    }

    boolean isBlank() {
        return input.getValue().isBlank();
    }

    NumericReading reading() {
        return isAsked()
                ? new NumericReading.Refused(input.getTranslation("form.other-notation", example))
                : reader.apply(input.getValue(), around.region());
    }

    /** What is wrong with the text; empty if it can be parsed or there is none. */
    Optional<String> refusal() {
        return !isBlank() && reading() instanceof NumericReading.Refused(String sentence)
                ? Optional.of(sentence)
                : Optional.empty();
    }

    void write(BigDecimal number) {
        question.answered();
        input.setValue(decimals.write(number));
        refresh();
    }

    void restore(DraftValue kept) {
        switch (kept) {
            case DraftValue.Settled settled
            when CANONICAL.matcher(settled.text()).matches() -> write(new BigDecimal(settled.text()));
            case DraftValue.Typed(String text, Optional<Locale> notation)
            when readsHere(text, notation) -> {
                input.setValue(text);
                refusal().ifPresent(this::showProblem);
            }
            case DraftValue.Typed typed ->
                readThere(typed).ifPresentOrElse(understood -> write(understood.number()), () -> ask(typed));
            case DraftValue.Settled settled -> ask(settled);
        }
    }

    /** Parses a text that was typed in another notation. */
    Optional<NumericReading.Understood> readThere(DraftValue.Typed typed) {
        return typed.notation()
                .map(notation -> reader.apply(typed.text(), notation))
                .filter(NumericReading.Understood.class::isInstance)
                .map(NumericReading.Understood.class::cast);
    }

    private boolean readsHere(String text, Optional<Locale> notation) {
        return notation.filter(around.region()::equals).isPresent()
                || SAME_EVERYWHERE.matcher(text).matches();
    }

    /** Shows the text as typed and does not guess: the same characters may mean another number in this notation. */
    private void ask(DraftValue kept) {
        if (!kept.text().isBlank()) {
            question.ask(kept);
            input.setValue(kept.text());
            refusal().ifPresent(this::showProblem);
        }
    }

    private void edited() {
        FieldInput.clearProblem(input);
        refresh();
    }

    private void showProblem(String sentence) {
        FieldInput.showProblem(input, sentence);
    }

    /** Shows how the text was understood, and stores its number in the draft. */
    void refresh() {
        Optional<NumericReading.Understood> understood = Optional.of(reading())
                .filter(reading -> !isBlank())
                .filter(NumericReading.Understood.class::isInstance)
                .map(NumericReading.Understood.class::cast);
        understood.ifPresentOrElse(
                reading -> FieldInput.settle(
                        input, input.getValue(), reading.number().toPlainString()),
                () -> FieldInput.unsettle(input));
        FieldInput.readBack(input, understood.map(shown).orElse(""), help);
    }
}
