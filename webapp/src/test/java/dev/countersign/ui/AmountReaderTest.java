package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts that apply to each of several currencies, such as limits. */
class AmountReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-GB | EUR     | 7500       | €7,500
            en-GB | EUR     | 350 EUR    | €350
            en-GB | EUR     | €350       | €350
            en-GB | EUR     | .5         | €0.50
            es    | EUR     | 7.500      | 7.500 €
            en-GB | KWD     | 7.500      | KWD 7.500
            en-GB | EUR,USD | 7,500      | 7,500 in EUR or USD
            es    | EUR,USD | 7.500      | 7.500 en EUR o USD
            """)
    void anAmountIsSaidAgain(String region, String currencies, String typed, String shown) {
        AmountReader reader = reader(region, currencies);

        assertThat(reader.readForEach(typed))
                .isInstanceOfSatisfying(
                        NumericReading.Understood.class,
                        read -> assertThat(reader.shown(read).replace('\u00A0', ' '))
                                .isEqualTo(shown));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-GB | EUR     | 7.500   | Amounts in EUR have at most 2 decimals. Enter 1,500.00 or 1500.
            es    | EUR     | 7,500   | Los importes en EUR llevan 2 decimales como máximo. Escribe 1.500,00 o 1500.
            en-GB | JPY     | 7.5     | Amounts in JPY have no decimals. Enter 1,500 or 1500.
            en-GB | EUR     | 350 USD | Enter an amount in EUR, not in “USD”.
            en-GB | EUR,USD | 7.500   | Amounts in EUR or USD have at most 2 decimals. Enter 1,500.00 or 1500.
            en-GB | EUR,USD | 350 EUR | Enter the amount without a currency, such as 1,500.00 or 1500.
            en-GB | EUR,USD | abc     | Enter an amount such as 1,500.00 or 1500.
            """)
    void whatCouldMeanAnotherAmountIsRefused(String region, String currencies, String typed, String sentence) {
        assertThat(reader(region, currencies).readForEach(typed)).isEqualTo(new NumericReading.Refused(sentence));
    }

    private static AmountReader reader(String region, String currencies) {
        Formats formats =
                new Formats(new Translations(), Locale.forLanguageTag(region), ZoneOffset.UTC, Clock.systemUTC());
        return new AmountReader(formats, List.of(currencies.split(",", -1)));
    }
}
