package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.form.Field;
import dev.countersign.editor.ui.input.Fields.Refusal;
import dev.countersign.ui.DecimalNotation;
import dev.countersign.ui.WholeNumberField;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Inputs of numbers among the properties of a field. They are texts, so that nothing that is typed gets lost. */
final class Counts {

    private Counts() {}

    /** A whole number between limits. */
    static <F extends Field> WholeNumberField whole(
            ItemProperties<F> properties,
            String member,
            String label,
            int least,
            int most,
            ToIntFunction<F> get,
            BiFunction<F, Integer, F> set) {
        WholeNumberField input = new WholeNumberField(properties.scope().say(label));
        Refusal<String> refusal = typed -> number(typed, least, most).isPresent()
                ? Optional.empty()
                : Optional.of(properties.scope().say("template.step.from-to", least, most));
        return properties
                .bind()
                .bind(
                        member,
                        input,
                        field -> Integer.toString(get.applyAsInt(field)),
                        (field, typed) -> number(typed, least, most)
                                .map(number -> set.apply(field, number))
                                .orElse(field),
                        refusal);
    }

    private static Optional<Integer> number(String typed, int least, int most) {
        return Optional.of(typed.strip())
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most);
    }

    /** A number in the notation of the reader, which may be left out. */
    static <F extends Field> TextField decimal(
            ItemProperties<F> properties,
            String member,
            String label,
            Function<F, @Nullable BigDecimal> get,
            BiFunction<F, @Nullable BigDecimal, F> set) {
        DecimalNotation notation =
                DecimalNotation.ofNumbers(properties.scope().formats().region());
        BigDecimal example = new BigDecimal("1500.5");
        TextField input = new TextField(properties.scope().say(label));
        input.getElement().setAttribute("inputmode", "decimal");
        input.setManualValidation(true);
        Refusal<String> refusal =
                typed -> typed.isBlank() || notation.read(typed).isPresent()
                        ? Optional.empty()
                        : Optional.of(properties
                                .scope()
                                .say("form.number.write", notation.write(example), notation.writePlainly(example)));
        return properties
                .bind()
                .bind(
                        member,
                        input,
                        field -> Optional.ofNullable(get.apply(field))
                                .map(notation::write)
                                .orElse(""),
                        (field, typed) -> set.apply(field, notation.read(typed).orElse(null)),
                        refusal);
    }
}
