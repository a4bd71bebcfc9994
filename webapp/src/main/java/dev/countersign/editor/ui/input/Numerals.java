package dev.countersign.editor.ui.input;

import dev.countersign.definitions.form.Money;
import dev.countersign.ui.AmountReader;
import dev.countersign.ui.Formats;
import dev.countersign.ui.NumberReader;
import dev.countersign.ui.NumericReading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the numbers of one input are read, written, and said again below it.
 *
 * @param words says how a text was understood; empty if there is nothing to say
 */
public record Numerals(
        Function<String, NumericReading> reader,
        Function<BigDecimal, String> writer,
        BiFunction<String, NumericReading.Understood, String> words) {

    /** As many as JSONata keeps. */
    private static final int MOST_DECIMALS = 10;

    /** Numbers that are no amounts. */
    public static Numerals numbers(Formats formats) {
        NumberReader numbers = new NumberReader(formats, MOST_DECIMALS);
        return new Numerals(
                numbers::read, numbers::write, (text, understood) -> numbers.shown(text, understood.number()));
    }

    /** Amounts that apply to each of these currencies. Without a known currency they are plain numbers. */
    public static Numerals amounts(Formats formats, List<String> currencies) {
        if (currencies.stream().noneMatch(Money::isCurrency)) {
            return numbers(formats);
        }
        AmountReader amounts = new AmountReader(formats, currencies);
        return new Numerals(amounts::readForEach, amounts::write, (_, understood) -> amounts.shown(understood));
    }

    String write(BigDecimal number) {
        return writer.apply(number);
    }

    /** The number; empty if the text is none or could mean another one. */
    Optional<BigDecimal> number(String text) {
        return reader.apply(text) instanceof NumericReading.Understood understood
                ? Optional.of(understood.number())
                : Optional.empty();
    }

    /** What is wrong with the text; empty if nothing is, or if there is none. */
    Optional<String> refusal(String text) {
        return !text.isBlank() && reader.apply(text) instanceof NumericReading.Refused(String sentence)
                ? Optional.of(sentence)
                : Optional.empty();
    }

    /** How the text was understood; empty if it was not, or if there is nothing to say. */
    String shown(String text) {
        return reader.apply(text) instanceof NumericReading.Understood understood ? words.apply(text, understood) : "";
    }
}
