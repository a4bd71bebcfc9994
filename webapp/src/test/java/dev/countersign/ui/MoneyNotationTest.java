package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.form.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyNotationTest {

    private static final List<String> KINDS = List.of("EUR", "USD", "JPY", "KWD", "BHD", "CLF");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-GB | EUR     | 350           | 350 EUR
            en-GB | EUR     | 350 EUR       | 350 EUR
            en-GB | EUR     | EUR 350       | 350 EUR
            en-GB | EUR     | eur350        | 350 EUR
            en-GB | EUR     | 350 €         | 350 EUR
            en-GB | EUR     | €350          | 350 EUR
            en-GB | EUR     | € 1,500.00    | 1500.00 EUR
            en-GB | EUR     | €350 EUR      | 350 EUR
            en-GB | EUR     | -€350         | -350 EUR
            en-GB | EUR     | €-350         | -350 EUR
            en-GB | EUR     | 12.5          | 12.5 EUR
            en-GB | EUR     | 12.500        | EUR has fewer decimals
            en-GB | EUR     | 1.500         | EUR has fewer decimals
            es    | EUR     | 1,500         | EUR has fewer decimals
            es    | EUR     | 1.500         | 1500 EUR
            es    | EUR     | 350,00 €      | 350.00 EUR
            en-GB | EUR     | 1,5           | unreadable
            en-GB | EUR     | 350 euros     | unreadable
            en-GB | EUR     | 350.          | 350 EUR
            en-GB | EUR     | .5            | 0.5 EUR
            en-GB | EUR     | €.50          | 0.50 EUR
            en-GB | EUR     | -€.50         | -0.50 EUR
            en-GB | EUR     | .50 EUR       | 0.50 EUR
            en-GB | EUR     | 350. EUR      | 350 EUR
            en-GB | EUR     | EUR.50        | unreadable
            en-GB | EUR     | .500          | unreadable
            en-GB | EUR     | .             | unreadable
            es    | EUR     | ,5 €          | 0.5 EUR
            es    | EUR     | .500 €        | unreadable
            es-PA | PAB     | B/.350        | 350 PAB
            en-GB | EUR     | 350.-         | unreadable
            en-GB | EUR     | 3 50          | unreadable
            en-GB | EUR     | -€-350        | unreadable
            en-GB | EUR     | €             | unreadable
            en-GB | EUR     | 1e5           | unreadable
            en-GB | EUR     | 350 USD       | other: USD
            en-GB | EUR     | $350          | other: $
            en-GB | EUR     | £350          | other: £
            en-GB | EUR     | €350 USD      | other: USD
            en-GB | EUR     | 350 gbp       | other: gbp
            en-GB | EUR,USD | $350          | 350 USD
            en-GB | EUR,USD | US$350        | 350 USD
            en-GB | EUR,USD | USD 350       | 350 USD
            en-GB | USD,CAD | $350          | 350 USD
            en-GB | EUR,USD,CAD | $350      | shared: $
            en-US | USD,CAD | $350          | 350 USD
            en-US | CAD     | $350          | other: $
            es-MX | USD     | $350          | other: $
            es-MX | MXN,USD | $350          | 350 MXN
            en-GB | JPY     | 1500          | 1500 JPY
            en-GB | JPY     | 1500.0        | JPY has fewer decimals
            en-GB | JPY     | ¥1,500        | 1500 JPY
            en-GB | JPY     | \uFFE51,500   | 1500 JPY
            en-GB | KWD     | 1.500         | 1.500 KWD
            en-GB | KWD     | 1.5000        | KWD has fewer decimals
            en-GB | BHD     | 0.125         | 0.125 BHD
            de-CH | CHF     | CHF 1\u2019500.50 | 1500.50 CHF
            da-DK | DKK     | 350,00 kr.    | 350.00 DKK
            """)
    void anAmountIsReadInACurrencyOfTheFieldOrNotAtAll(String region, String currencies, String text, String expected) {
        List<String> offered = List.of(currencies.split(","));
        MoneyNotation notation = new MoneyNotation(Locale.forLanguageTag(region), offered);

        assertThat(words(notation.read(text, offered.getFirst()))).isEqualTo(expected);
    }

    @Property
    void whatIsReadBackToAPersonIsTheAmountThatIsUnderstood(
            @ForAll("regions") Locale region, @ForAll("currencies") String currency, @ForAll("amounts") long smallest) {
        BigDecimal amount = BigDecimal.valueOf(smallest, Money.decimals(currency));
        Formats formats = new Formats(new Translations(), region, ZoneOffset.UTC, Clock.systemUTC());
        MoneyNotation notation = new MoneyNotation(formats.region(), List.of(currency));

        assertThat(notation.read(formats.money(amount, currency), currency))
                .isInstanceOfSatisfying(MoneyNotation.Reading.Amount.class, read -> {
                    assertThat(read.number()).isEqualByComparingTo(amount);
                    assertThat(read.currency()).isEqualTo(currency);
                });
        assertThat(notation.read(DecimalNotation.ofMoney(formats.region()).write(amount), currency))
                .isEqualTo(new MoneyNotation.Reading.Amount(amount, currency));
    }

    @Property
    void noRegionReadsAnAmountOfAnotherOneAsADifferentAmountUnnoticed(@ForAll("amounts") long cents) {
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        String english = DecimalNotation.ofMoney(Locale.UK).write(amount);
        MoneyNotation spanish = new MoneyNotation(Locale.of("es"), List.of("EUR"));

        if (spanish.read(english, "EUR") instanceof MoneyNotation.Reading.Amount(BigDecimal read, String currency)) {
            assertThat(read).isEqualByComparingTo(amount);
        }
    }

    private static String words(MoneyNotation.Reading reading) {
        return switch (reading) {
            case MoneyNotation.Reading.Amount(BigDecimal number, String currency) -> number + " " + currency;
            case MoneyNotation.Reading.TooManyDecimals(String currency) -> currency + " has fewer decimals";
            case MoneyNotation.Reading.OtherCurrency(String typed) -> "other: " + typed;
            case MoneyNotation.Reading.SharedSign(String typed) -> "shared: " + typed;
            case MoneyNotation.Reading.Unreadable _ -> "unreadable";
        };
    }

    /** All but Toki Pona, of which the JDK says that it separates hundreds. */
    @Provide
    Arbitrary<Locale> regions() {
        return Arbitraries.of(Arrays.stream(Locale.getAvailableLocales())
                .filter(locale -> !locale.getLanguage().isEmpty())
                .filter(locale -> !locale.getLanguage().equals("tok"))
                .toList());
    }

    @Provide
    Arbitrary<String> currencies() {
        return Arbitraries.of(KINDS);
    }

    @Provide
    Arbitrary<Long> amounts() {
        return Arbitraries.longs().between(0, 99_999_999_999L);
    }
}
