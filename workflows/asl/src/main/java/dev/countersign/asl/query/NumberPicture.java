package dev.countersign.asl.query;

import com.dashjoin.jsonata.JException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a number for {@code $formatNumber}. Replaces the code of the library, which uses Java's patterns: they have other rules for what
 * is optional, for exponents and for negative numbers.
 *
 * @see <a href="https://www.w3.org/TR/xpath-functions-31/#formatting-numbers">XPath, Formatting numbers</a>
 */
final class NumberPicture {

    private final NumberSymbols symbols;
    private final Part positive;
    private final Part negative;

    private NumberPicture(NumberSymbols symbols, Part positive, Part negative) {
        this.symbols = symbols;
        this.positive = positive;
        this.negative = negative;
    }

    static NumberPicture of(String picture, Map<?, ?> given) {
        NumberSymbols symbols = NumberSymbols.of(given);
        String[] pictures = picture.split(Pattern.quote(symbols.pattern()), -1);
        if (pictures.length > 2) {
            throw new JException("D3080", -1);
        }
        Part positive = Part.of(pictures[0], symbols);
        Part negative = pictures.length == 2 ? Part.of(pictures[1], symbols) : positive.negated(symbols.minus());
        return new NumberPicture(symbols, positive, negative);
    }

    String format(double value) {
        Part part = value >= 0 ? positive : negative;
        return part.prefix + part.number(value, symbols) + part.suffix;
    }

    /** The picture for positive or for negative numbers. */
    private record Part(
            String picture,
            String prefix,
            String suffix,
            String integer,
            String fraction,
            @Nullable String exponent) {

        static Part of(String picture, NumberSymbols symbols) {
            IntPredicate digits = character -> symbols.isActive(character) && !symbols.isExponent(character);
            int[] characters = picture.codePoints().toArray();
            int from = 0;
            while (from < characters.length && !digits.test(characters[from])) {
                from++;
            }
            int to = characters.length;
            while (to > from && !digits.test(characters[to - 1])) {
                to--;
            }
            if (from == to) {
                // Without a digit the whole picture counts, and is refused.
                from = 0;
                to = characters.length;
            }
            String active = new String(characters, from, to - from);
            int exponentAt = active.indexOf(symbols.exponent());
            String mantissa = exponentAt < 0 ? active : active.substring(0, exponentAt);
            int decimalAt = mantissa.indexOf(symbols.decimal());
            var part = new Part(
                    picture,
                    new String(characters, 0, from),
                    new String(characters, to, characters.length - to),
                    decimalAt < 0 ? mantissa : mantissa.substring(0, decimalAt),
                    decimalAt < 0
                            ? ""
                            : mantissa.substring(decimalAt + symbols.decimal().length()),
                    exponentAt < 0
                            ? null
                            : active.substring(exponentAt + symbols.exponent().length()));
            part.check(active, symbols);
            return part;
        }

        Part negated(String minus) {
            return new Part(picture, minus + prefix, suffix, integer, fraction, exponent);
        }

        private void check(String active, NumberSymbols symbols) {
            refuse("D3081", several(symbols.decimal()));
            refuse("D3082", several(symbols.percent()));
            refuse("D3083", several(symbols.perMille()));
            refuse("D3084", picture.contains(symbols.percent()) && picture.contains(symbols.perMille()));
            refuse(
                    "D3085",
                    count(integer + fraction, symbols::isDigit) + count(integer + fraction, symbols::isOptionalDigit)
                            == 0);
            refuse("D3086", !active.codePoints().allMatch(symbols::isActive));
            refuse(
                    "D3087",
                    active.contains(symbols.grouping() + symbols.decimal())
                            || active.contains(symbols.decimal() + symbols.grouping()));
            refuse("D3088", integer.endsWith(symbols.grouping()));
            refuse("D3089", active.contains(symbols.grouping() + symbols.grouping()));
            int optional = integer.indexOf(symbols.digit());
            refuse("D3090", optional >= 0 && count(integer.substring(0, optional), symbols::isDigit) > 0);
            optional = fraction.lastIndexOf(symbols.digit());
            refuse("D3091", optional >= 0 && count(fraction.substring(optional), symbols::isDigit) > 0);
            refuse("D3093", suffix.startsWith(symbols.exponent()));
            if (exponent != null) {
                refuse("D3092", picture.contains(symbols.percent()) || picture.contains(symbols.perMille()));
                refuse("D3093", exponent.isEmpty() || !exponent.codePoints().allMatch(symbols::isDigit));
            }
        }

        private static void refuse(String code, boolean wrong) {
            if (wrong) {
                throw new JException(code, -1);
            }
        }

        private boolean several(String symbol) {
            return picture.indexOf(symbol) != picture.lastIndexOf(symbol);
        }

        private static int count(String text, IntPredicate what) {
            return (int) text.codePoints().filter(what).count();
        }

        String number(double value, NumberSymbols symbols) {
            int scaling = count(integer, symbols::isDigit);
            int leastInteger = scaling;
            int leastFraction = count(fraction, symbols::isDigit);
            int mostFraction = leastFraction + count(fraction, symbols::isOptionalDigit);
            if (leastInteger == 0 && mostFraction == 0) {
                leastInteger = exponent == null ? 1 : 0;
                leastFraction = exponent == null ? 0 : 1;
                mostFraction = leastFraction;
            }
            if (exponent != null && leastInteger == 0 && integer.contains(symbols.digit())) {
                leastInteger = 1;
            }
            if (leastInteger == 0 && leastFraction == 0) {
                leastFraction = 1;
            }
            BigDecimal number = BigDecimal.valueOf(Math.abs(value)).multiply(factor(symbols));
            int power = exponent == null || number.signum() == 0 ? 0 : power(number, scaling);
            BigDecimal rounded = round(number.movePointLeft(power), mostFraction);
            String digits = rounded.toPlainString();
            int point = digits.indexOf('.');
            String whole = (point < 0 ? digits : digits.substring(0, point)).replaceFirst("^0+", "");
            String part = point < 0 ? "" : digits.substring(point + 1).replaceFirst("0+$", "");
            whole = "0".repeat(Math.max(0, leastInteger - whole.length())) + whole;
            part = part + "0".repeat(Math.max(0, leastFraction - part.length()));
            String written = grouped(symbols.digits(whole), positions(symbols), symbols.grouping())
                    + (part.isEmpty() ? "" : symbols.decimal() + groupedFraction(symbols.digits(part), symbols));
            if (exponent == null) {
                return written;
            }
            String digitsOfPower = String.valueOf(Math.abs(power));
            int missing = Math.max(0, exponent.codePointCount(0, exponent.length()) - digitsOfPower.length());
            return written
                    + symbols.exponent()
                    + (power < 0 ? symbols.minus() : "")
                    + symbols.digits("0".repeat(missing) + digitsOfPower);
        }

        /** As in the reference implementation, 100 is ten times 10^1 rather than 10^2: a power of ten is not divided once more. */
        private static int power(BigDecimal number, int scaling) {
            int power = number.precision() - number.scale() - scaling;
            boolean powerOfTen = number.stripTrailingZeros().unscaledValue().equals(BigInteger.ONE);
            return powerOfTen && power > 0 ? power - 1 : power;
        }

        private BigDecimal factor(NumberSymbols symbols) {
            return BigDecimal.valueOf(
                    picture.contains(symbols.percent()) ? 100 : picture.contains(symbols.perMille()) ? 1000 : 1);
        }

        /** Halves go to the even neighbour, as with {@code $round}. */
        private static BigDecimal round(BigDecimal number, int digits) {
            return number.scale() <= digits
                    ? number.setScale(digits, RoundingMode.UNNECESSARY)
                    : number.setScale(digits, RoundingMode.HALF_EVEN);
        }

        /** How many digits stand right of each separator of the integer part. */
        private List<Integer> positions(NumberSymbols symbols) {
            List<Integer> positions = new ArrayList<>();
            for (int at = integer.lastIndexOf(symbols.grouping());
                    at >= 0;
                    at = integer.lastIndexOf(symbols.grouping(), at - 1)) {
                String right = integer.substring(at);
                positions.add(count(right, symbols::isDigit) + count(right, symbols::isOptionalDigit));
            }
            return positions;
        }

        /** Separators at regular distances go on to the left; others stand only where the picture has them. */
        private static String grouped(String digits, List<Integer> positions, String separator) {
            boolean regular = !positions.isEmpty();
            for (int i = 0; i < positions.size(); i++) {
                regular &= positions.get(i) == positions.getFirst() * (i + 1);
            }
            int length = digits.codePointCount(0, digits.length());
            StringBuilder grouped = new StringBuilder();
            int[] characters = digits.codePoints().toArray();
            for (int i = 0; i < length; i++) {
                int right = length - i;
                boolean here = regular ? right % positions.getFirst() == 0 : positions.contains(right);
                grouped.append(i > 0 && here ? separator : "").appendCodePoint(characters[i]);
            }
            return grouped.toString();
        }

        private String groupedFraction(String digits, NumberSymbols symbols) {
            StringBuilder grouped = new StringBuilder();
            int[] characters = digits.codePoints().toArray();
            List<Integer> positions = new ArrayList<>();
            for (int at = fraction.indexOf(symbols.grouping());
                    at >= 0;
                    at = fraction.indexOf(symbols.grouping(), at + 1)) {
                String left = fraction.substring(0, at);
                positions.add(count(left, symbols::isDigit) + count(left, symbols::isOptionalDigit));
            }
            for (int i = 0; i < characters.length; i++) {
                grouped.append(positions.contains(i) ? symbols.grouping() : "").appendCodePoint(characters[i]);
            }
            return grouped.toString();
        }
    }
}
