package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateNotationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            en-GB | 04/12/2026    | 2026-12-04
            en-GB | 4/12/2026     | 2026-12-04
            en-GB | 4.12.2026     | 2026-12-04
            en-GB | 4-12-2026     | 2026-12-04
            en-GB | 4 12 2026     | 2026-12-04
            en-GB | 2026-12-04    | 2026-12-04
            en-GB | \u0660\u0664/\u0661\u0662/\u0662\u0660\u0662\u0666 | 2026-12-04
            en-GB | 29/02/2028    | 2028-02-29
            en-US | 12/4/2026     | 2026-12-04
            en-US | 04/12/2026    | 2026-04-12
            es    | 4/12/2026     | 2026-12-04
            de-DE | 04.12.2026    | 2026-12-04
            sv-SE | 2026-12-04    | 2026-12-04
            ja-JP | 2026/12/04    | 2026-12-04
            hu-HU | 2026. 12. 04. | 2026-12-04
            en-GB | 31/04/2026    | -
            en-GB | 29/02/2026    | -
            en-GB | 12/31/2026    | -
            en-US | 31/12/2026    | -
            en-GB | 2026-02-30    | -
            en-GB | 2026-2-3      | -
            en-GB | 00/12/2026    | -
            en-GB | 04/12-2026    | -
            en-GB | 04/12/26      | -
            en-GB | 04/12/026     | -
            en-GB | 04/12/12026   | -
            en-GB | 04122026      | -
            en-GB | tomorrow      | -
            """)
    void aDayIsReadAsTheRegionWritesItAndNeverShifted(String region, String text, LocalDate day) {
        assertThat(new DateNotation(Locale.forLanguageTag(region)).read(text)).isEqualTo(Optional.ofNullable(day));
    }

    @Property
    void whatAnyRegionWritesIsReadAsTheSameDay(@ForAll("regions") Locale region, @ForAll("days") LocalDate day) {
        DateNotation notation = new DateNotation(region);

        assertThat(notation.read(notation.write(day))).contains(day);
    }

    @Provide
    Arbitrary<Locale> regions() {
        return Arbitraries.of(Locale.getAvailableLocales());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1000, 1, 1).toEpochDay(),
                        LocalDate.of(9999, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
