package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTest {

    private static final Pattern PARTS =
            Pattern.compile("<span class=\"on-screen\">(.*)</span><span class=\"on-paper\">(.*)</span>");

    private static final Instant NOW = Instant.parse("2026-11-28T21:28:00Z");

    /** Paper said "8 minutes ago". */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 8 minutes ago    | today 22:20 | due tomorrow\u00A022:20 | 28 Nov 2026, 22:20 CET | due\u00A029 Nov 2026, 22:20 CET
            es | hace 8 minutos   | hoy a las\u00A022:20 | vence mañana a las\u00A022:20 | 28 nov 2026, 22:20 CET | vence el\u00A029 nov 2026, 22:20 CET
            """)
    void onPaperAMomentIsWrittenOutWithItsZone(
            String language, String ago, String at, String due, String exact, String exactDue) {
        Formats formats = new Formats(
                new Translations(), Locale.of(language), ZoneId.of("Europe/Madrid"), InstantSource.fixed(NOW));
        Instant moment = NOW.minusSeconds(480);

        assertThat(words(Time.ago(moment, formats))).isEqualTo(ago + "|" + exact);
        assertThat(words(Time.at(moment, formats))).isEqualTo(at + "|" + exact);
        assertThat(words(Time.due(moment.plusSeconds(86_400), formats))).isEqualTo(due + "|" + exactDue);
    }

    /** It said "La solicitud falló hoy 20:00". */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 2026-11-28T19:00:00Z | today 20:00     | 28 Nov 2026, 20:00 CET
            es | 2026-11-28T19:00:00Z | hoy a las\u00A020:00 | el\u00A028 nov 2026, 20:00 CET
            es | 2026-11-28T00:05:00Z | hoy a la\u00A01:05 | el\u00A028 nov 2026, 1:05 CET
            es | 2026-11-27T17:05:00Z | ayer a las\u00A018:05 | el\u00A027 nov 2026, 18:05 CET
            es | 2026-11-03T17:05:00Z | el\u00A03 nov a las\u00A018:05 | el\u00A03 nov 2026, 18:05 CET
            es | 2025-11-03T10:00:00Z | el\u00A03 nov 2025 a las\u00A011:00 | el\u00A03 nov 2025, 11:00 CET
            """)
    void aMomentInASentenceHasTheWordsThatItNeeds(String language, Instant moment, String screen, String paper) {
        Formats formats = new Formats(
                new Translations(), Locale.of(language), ZoneId.of("Europe/Madrid"), InstantSource.fixed(NOW));
        assertThat(words(Time.inSentence(moment, formats))).isEqualTo(screen + "|" + paper);
    }

    private static String words(Time time) {
        Matcher parts = PARTS.matcher(time.getElement().getProperty("innerHTML", ""));
        assertThat(parts.matches()).isTrue();
        return parts.group(1) + "|" + parts.group(2);
    }
}
