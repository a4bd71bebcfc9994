package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalNotationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            en-GB | 1500            | 1500
            en-GB | 1,500           | 1500
            en-GB | 1,500.00        | 1500.00
            en-GB | 12.50           | 12.50
            en-GB | 12.500          | 12.500
            en-GB | 1 500           | 1500
            en-GB | 1\u00A0500      | 1500
            en-GB | 1\u202F500.5    | 1500.5
            en-GB | 1'500           | 1500
            en-GB | 1\u2019500      | 1500
            en-GB | -5              | -5
            en-GB | \u22125         | -5
            en-GB | - 5             | -5
            en-GB | \u0661\u0662\u0663 | 123
            en-GB | \u0661\u066C\u0665\u0660\u0660\u066B\u0665 | 1500.5
            en-GB | \uFF11\uFF12\uFF0C\uFF15\uFF10\uFF10 | 12500
            en-GB | 1,50            | -
            en-GB | 1,5             | -
            en-GB | 1,5000          | -
            en-GB | 1500,000        | -
            en-GB | 1,500,00        | -
            en-GB | 1,500 000       | -
            en-GB | 1,,500          | -
            en-GB | 1.500,00        | -
            en-GB | 1.500.000       | -
            en-GB | 12 50           | -
            en-GB | 1 5             | -
            en-GB | 0,500           | -
            en-GB | 007             | -
            en-GB | .5              | 0.5
            en-GB | -.5             | -0.5
            en-GB | 5.              | 5
            en-GB | 1,500.          | 1500
            en-GB | .               | -
            en-GB | -.              | -
            en-GB | ,5              | -
            en-GB | 5,              | -
            en-GB | 5..             | -
            en-GB | .5.             | -
            es    | ,5              | 0.5
            es    | 5,              | 5
            es    | .5              | -
            es    | 5.              | -
            es    | .500            | -
            en-GB | 1e5             | -
            en-GB | +5              | -
            en-GB | 5-              | -
            en-GB | --5             | -
            en-GB | (5)             | -
            en-GB | -0              | -
            en-GB | 0x10            | -
            en-GB | NaN             | -
            en-GB | 5\u00B2         | -
            en-GB | \u00BD          | -
            en-GB | 1\u0662\u0663   | -
            en-GB | 15%             | -
            es    | 1500            | 1500
            es    | 1.500           | 1500
            es    | 1.500,00        | 1500.00
            es    | 20.000          | 20000
            es    | 20 000          | 20000
            es    | 20\u00A0000,50 | 20000.50
            es    | 12,5            | 12.5
            es    | 1,500           | 1.500
            es    | 12.50           | -
            es    | 12.5            | -
            es    | 1,500.00        | -
            es-MX | 1,500.00        | 1500.00
            es-MX | 1.500,00        | -
            de-CH | 1\u2019500.50   | 1500.50
            fr-FR | 1\u202F500,50   | 1500.50
            """)
    void aNumberIsReadAsTheRegionWritesItOrNotAtAll(String region, String text, String value) {
        assertThat(DecimalNotation.ofNumbers(Locale.forLanguageTag(region)).read(text))
                .isEqualTo(Optional.ofNullable(value).map(BigDecimal::new));
    }

    @Property
    void whatAnyRegionWritesIsReadAsTheSameNumber(
            @ForAll("regions") Locale region, @ForAll("numbers") BigDecimal value) {
        for (DecimalNotation notation :
                new DecimalNotation[] {DecimalNotation.ofNumbers(region), DecimalNotation.ofMoney(region)}) {
            assertThat(notation.read(notation.write(value))).contains(value);
            assertThat(notation.read(notation.writePlainly(value))).contains(value);
        }
    }

    /** So nothing that was typed is skipped, moved or made up. */
    @Property(tries = 5_000)
    void whatIsReadIsWrittenWithTheSameDigitsAndTheSameDecimalSeparator(
            @ForAll("offered") Locale region, @ForAll("typed") String text) {
        DecimalNotation notation = DecimalNotation.ofNumbers(region);
        notation.read(text)
                .ifPresent(value ->
                        assertThat(bare(notation.write(value), region)).isEqualTo(complete(bare(text, region))));
    }

    private static String bare(String text, Locale region) {
        String grouping =
                region.getLanguage().equals("es") && !region.getCountry().equals("MX") ? "." : ",";
        return PlainSpelling.of(text).orElseThrow().replace(grouping, "").replaceAll("[ ']", "");
    }

    /** With the digits on both sides of the decimal separator: "0.5" for ".5", and "5" for "5.". */
    private static String complete(String number) {
        return number.replaceAll("^(-?)(?=[.,])", "$10").replaceAll("[.,]$", "");
    }

    @Provide
    Arbitrary<Locale> regions() {
        return Arbitraries.of(Arrays.stream(Locale.getAvailableLocales())
                .filter(locale -> !locale.getLanguage().isEmpty())
                .toList());
    }

    @Provide
    Arbitrary<Locale> offered() {
        return Arbitraries.of(Locale.UK, Locale.US, Locale.of("es"), Locale.of("es", "ES"), Locale.of("es", "MX"));
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-999999999999"), new BigDecimal("999999999999"))
                .ofScale(0)
                .flatMap(whole -> Arbitraries.integers()
                        .between(0, 4)
                        .map(scale -> whole.movePointLeft(scale).setScale(scale)));
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.of("0", "1", "5", "12", "500", "000", ".", ",", " ", "'", "-", "\u00A0", "e", "\u0663")
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }
}
