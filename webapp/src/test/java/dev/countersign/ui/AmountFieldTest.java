package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountFieldTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en-US;1,500;1500",
                "en-US;12.50;12.50",
                "es-ES;1.500;1500",
                "es-ES;1.500,25;1500.25",
                "es-ES;' 7 ';7",
                "en-US;.5;0.5",
                "es-ES;5,;5"
            })
    void theNotationOfTheReaderIsRead(Locale region, String typed, BigDecimal amount) {
        AmountField field = field(region, typed);

        assertThat(field.isReadable()).isTrue();
        assertThat(field.amount()).hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(amount));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"en-US;12.500", "es-ES;1,500", "en-US;1.500,00", "en-US;350 EUR", "en-US;abc"})
    void whatCouldMeanAnotherAmountIsRefusedAtTheField(Locale region, String typed) {
        AmountField field = field(region, typed);

        assertThat(field.isReadable()).isFalse();
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.amount()).isEmpty();
    }

    @Test
    void anAmountInAnyCurrencyIsTypedWithoutOne() {
        AmountField field = field(Locale.UK, "350 EUR");

        assertThat(field.isReadable()).isFalse();
        assertThat(field.getErrorMessage()).contains("without a currency", "1,500.00 or 1500");
    }

    @ParameterizedTest
    @CsvSource({"'', true", "5.5, false", "1e1, false", "99999999999, false", "07, true"})
    void aWholeNumberHasDigitsOnly(String typed, boolean readable) {
        WholeNumberField field = new WholeNumberField("Years");
        field.setValue(typed);

        assertThat(typed.isEmpty() || field.number().isPresent()).isEqualTo(readable);
    }

    private static AmountField field(Locale region, String typed) {
        AmountField field =
                new AmountField("From", new Formats(new Translations(), region, ZoneOffset.UTC, Clock.systemUTC()));
        field.setValue(typed);
        return field;
    }
}
