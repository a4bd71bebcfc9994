package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.form.Field;
import dev.countersign.editor.ui.input.Fields.Refusal;
import dev.countersign.editor.ui.input.NumberText;
import dev.countersign.editor.ui.input.Numerals;
import dev.countersign.ui.WholeNumberField;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
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
            Supplier<Numerals> numerals,
            Function<F, @Nullable BigDecimal> get,
            BiFunction<F, @Nullable BigDecimal, F> set) {
        NumberText input = new NumberText(properties.scope().say(label), numerals);
        return properties
                .bind()
                .bind(
                        member,
                        input,
                        field -> input.written(get.apply(field)),
                        (field, typed) -> set.apply(
                                field, input.number(typed).map(Counts::plain).orElse(null)),
                        input::refusal);
    }

    /** Without zeros at the end, which say nothing in a template. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
