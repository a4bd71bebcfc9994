package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    /** Whatever the decimals of the region's own currency are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-GB | 1500    | EUR | €1,500
            en-GB | 12.5    | EUR | €12.50
            en-GB | 1.125   | KWD | KWD 1.125
            en-GB | 1.5     | BHD | BHD 1.500
            en-GB | 1500    | JPY | JP¥1,500
            ja-JP | 12.5    | EUR | €12.50
            es    | 1500    | EUR | 1.500 €
            en-GB | 1500.25 | XYZ | XYZ 1,500.25
            """)
    void anAmountIsShownWithTheDecimalsOfItsCurrencyIfItIsNotWholeAndNeverRounded(
            String region, BigDecimal amount, String currency, String shown) {
        Formats formats =
                new Formats(new Translations(), Locale.forLanguageTag(region), ZoneOffset.UTC, Clock.systemUTC());

        assertThat(plain(formats.money(amount, currency))).isEqualTo(shown);
    }

    /** Without its hour, a due date reads as the whole day. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-GB | 2026-11-30T17:00:00Z | due today 18:00            | today 18:00 CET
            en-GB | 2026-12-01T16:00:00Z | due tomorrow 17:00         | 1 Dec 17:00 CET
            en-GB | 2026-12-04T16:00:00Z | due Friday 17:00           | 4 Dec 17:00 CET
            en-GB | 2026-12-07T16:00:00Z | due 7 Dec 17:00            | 7 Dec 17:00 CET
            en-GB | 2027-01-04T16:00:00Z | due 4 Jan 2027 17:00       | 4 Jan 2027 17:00 CET
            es    | 2026-12-14T16:00:00Z | vence el 14 dic a las 17:00 | el 14 dic a las 17:00 CET
            es    | 2026-12-04T12:00:00Z | vence el viernes a las 13:00 | el 4 dic a las 13:00 CET
            """)
    void whatIsDueHasItsHour(String region, Instant due, String shown, String zoned) {
        Formats formats = new Formats(
                new Translations(),
                Locale.forLanguageTag(region),
                ZoneId.of("Europe/Madrid"),
                InstantSource.fixed(Instant.parse("2026-11-30T08:00:00Z")));

        assertThat(plain(formats.due(due))).isEqualTo(shown);
        assertThat(plain(formats.withZone().inSentence(due))).isEqualTo(zoned);
    }

    private static String plain(String text) {
        return text.replace('\u00A0', ' ');
    }
}
