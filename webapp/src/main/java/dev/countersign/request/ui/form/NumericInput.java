package dev.countersign.request.ui.form;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.definitions.form.Field;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A text field for a number or an amount of money. What is typed stays as it was typed; below it stands how it was understood. The draft
 * gets the number itself, so that it means the same when the form comes back in another language.
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
     * @param reader reads a text as a region writes it
     * @param shown how a number is read back to the person
     * @param example how a number is written here
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
        // What the browser remembers may have been written in another notation.
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

    /** Whether a draft brought back what stands here, and nobody can tell what it meant. */
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

    /** What is wrong with the text; nothing where it can be read or there is none. */
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
            when readsHere(text, notation) -> input.setValue(text);
            case DraftValue.Typed typed ->
                readThere(typed).ifPresentOrElse(understood -> write(understood.number()), () -> ask(typed));
            case DraftValue.Settled settled -> ask(settled);
        }
    }

    /** What was typed where numbers are written in another way. */
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

    /** Shows the text as it was typed, and does not guess: the same signs may mean another number here. */
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

    /** Says how the text was understood, and gives the draft the number that it stands for. */
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
