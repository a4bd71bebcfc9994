package dev.countersign.ui;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers that a person types, and says in the person's own language and notation what is wrong or how a number was understood. */
public final class NumberReader {

    /** "1.500" is fifteen hundred in one notation and one and a half in another. */
    private static final Pattern AMBIGUOUS = Pattern.compile("-? ?\\d{1,3}[.,]\\d{3}");

    private final Formats formats;
    private final DecimalNotation notation;
    private final int scale;

    /** @param scale the most decimals */
    public NumberReader(Formats formats, int scale) {
        this.formats = formats;
        this.notation = DecimalNotation.ofNumbers(formats.region());
        this.scale = scale;
    }

    public NumericReading read(String text) {
        return read(text, formats.region());
    }

    /**
     * Reads a number.
     *
     * @param region whose notation the text has
     */
    public NumericReading read(String text, Locale region) {
        Optional<BigDecimal> number = DecimalNotation.ofNumbers(region).read(text);
        if (number.isEmpty()) {
            return new NumericReading.Refused(say("form.number.write"));
        }
        return number.get().scale() > scale
                ? new NumericReading.Refused(say("form.number.decimals"))
                : new NumericReading.Understood(number.get(), "");
    }

    /** How the text was understood; empty if it is written in the same way and has one meaning in every notation. */
    public String shown(String text, BigDecimal understood) {
        String plain = PlainSpelling.of(text).orElse("");
        if (!AMBIGUOUS.matcher(plain).matches()) {
            String written = notation.write(understood);
            return written.equals(text.strip()) ? "" : written;
        }
        BigDecimal bare = understood.stripTrailingZeros();
        return bare.scale() == understood.scale()
                ? formats.say("form.number.with-decimals", notation.write(bare), bare.scale())
                : notation.writePlainly(bare.scale() < 0 ? bare.setScale(0) : bare);
    }

    public String write(BigDecimal number) {
        return notation.write(number);
    }

    /** A number in the notation of the person: "1,500.5". */
    public String example() {
        return notation.write(sample());
    }

    private String say(String key) {
        return formats.say(key, example(), notation.writePlainly(sample()), scale);
    }

    private BigDecimal sample() {
        return scale == 0 ? new BigDecimal("1500") : new BigDecimal("1500.5");
    }
}
