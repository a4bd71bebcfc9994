package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    /** Whatever the decimals of the region's own currency are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-GB | 1500    | EUR | €1,500     | €1,500.00
            en-GB | 12.5    | EUR | €12.50     | €12.50
            en-GB | 1.125   | KWD | KWD 1.125  | KWD 1.125
            en-GB | 1.5     | BHD | BHD 1.500  | BHD 1.500
            en-GB | 1500    | JPY | JP¥1,500   | JP¥1,500
            ja-JP | 12.5    | EUR | €12.50     | €12.50
            es    | 1500    | EUR | 1.500 €    | 1.500,00 €
            en-GB | 1500.25 | XYZ | XYZ 1,500.25 | XYZ 1,500.25
            """)
    void anAmountIsShownWithTheDecimalsOfItsCurrencyAndNeverRounded(
            String region, BigDecimal amount, String currency, String shortened, String inFull) {
        Formats formats =
                new Formats(new Translations(), Locale.forLanguageTag(region), ZoneOffset.UTC, Clock.systemUTC());

        assertThat(plain(formats.money(amount, currency))).isEqualTo(shortened);
        assertThat(plain(formats.moneyInFull(amount, currency))).isEqualTo(inFull);
    }

    private static String plain(String text) {
        return text.replace('\u00A0', ' ');
    }
}
