package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-GB | 3 | 1,500     | 1500
            en-GB | 3 | 1.500     | 1.5
            en-GB | 3 | 1.234     | 1.234 (3 decimals)
            en-GB | 3 | 1.2       | ''
            en-GB | 3 | 1,500.2   | ''
            en-GB | 3 | 1500      | 1,500
            en-GB | 3 | 12        | ''
            es    | 2 | 1.500     | 1500
            es    | 3 | 1,234     | 1,234 (3 decimales)
            es    | 3 | -1.500    | -1500
            """)
    void aNumberThatMeansAnotherOneElsewhereIsSaidAgainInAFormThatDoesNot(
            String region, int scale, String typed, String shown) {
        NumberReader reader = reader(region, scale);

        assertThat(reader.read(typed))
                .isInstanceOfSatisfying(
                        NumericReading.Understood.class,
                        read -> assertThat(reader.shown(typed, read.number())).isEqualTo(shown));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-GB | 2 | 1.500 | Enter a number with at most 2 decimals, such as 1,500.5 or 1500.5.
            es    | 2 | 1,500 | Escribe un número con 2 decimales como máximo, como 1.500,5 o 1500,5.
            en-GB | 2 | abc   | Enter a number such as 1,500.5 or 1500.5.
            en-GB | 0 | 1.5   | Enter a whole number such as 1,500 or 1500.
            """)
    void whatIsRefusedSaysWhatToWrite(String region, int scale, String typed, String sentence) {
        assertThat(reader(region, scale).read(typed)).isEqualTo(new NumericReading.Refused(sentence));
    }

    private static NumberReader reader(String region, int scale) {
        return new NumberReader(
                new Formats(new Translations(), Locale.forLanguageTag(region), ZoneOffset.UTC, Clock.systemUTC()),
                scale);
    }
}
