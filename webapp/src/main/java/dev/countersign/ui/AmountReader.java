package dev.countersign.ui;

import dev.countersign.definitions.form.Money;
import java.math.BigDecimal;
import java.text.ListFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads amounts of money that a person types, and says in the person's own language and notation what is wrong or how an amount was understood. */
public final class AmountReader {

    /** Of an amount in any currency. */
    private static final int USUAL_DECIMALS = 2;

    private final Formats formats;
    private final List<String> currencies;
    private final DecimalNotation decimals;

    /** @param currencies that an amount can be in; none for any */
    public AmountReader(Formats formats, List<String> currencies) {
        this.formats = formats;
        this.currencies = currencies.stream().filter(Money::isCurrency).toList();
        this.decimals = DecimalNotation.ofMoney(formats.region());
    }

    /**
     * Reads an amount in one of the currencies.
     *
     * @param region whose notation the text has
     * @param chosen the currency if none is typed
     */
    public NumericReading read(String text, Locale region, String chosen) {
        return switch (new MoneyNotation(region, currencies).read(text, chosen)) {
            case MoneyNotation.Reading.Amount(BigDecimal number, String code) ->
                new NumericReading.Understood(number, code);
            case MoneyNotation.Reading.TooManyDecimals(String code) ->
                refuse("form.amount.decimals", code, Money.decimals(code));
            case MoneyNotation.Reading.OtherCurrency(String typed) ->
                refuse("form.amount.other-currency", typed, Money.decimals(chosen));
            case MoneyNotation.Reading.SharedSign(String typed) ->
                refuse("form.amount.shared-sign", typed, Money.decimals(chosen));
            case MoneyNotation.Reading.Unreadable _ -> refuse("form.amount.write", chosen, Money.decimals(chosen));
        };
    }

    /** Reads an amount that applies to each of the currencies, such as a limit. If there are several, none may be typed. */
    public NumericReading readForEach(String text) {
        if (currencies.size() == 1) {
            return read(text, formats.region(), currencies.getFirst());
        }
        Optional<BigDecimal> number = decimals.read(text);
        if (number.isEmpty()) {
            boolean named = !(new MoneyNotation(formats.region(), currencies).read(text, "")
                    instanceof MoneyNotation.Reading.Unreadable);
            return refuse(named ? "form.amount.no-currency" : "form.amount.write", "", mostDecimals());
        }
        return number.get().scale() > mostDecimals()
                ? refuse(currencies.isEmpty() ? "form.amount.write" : "form.amount.decimals", all(), mostDecimals())
                : new NumericReading.Understood(number.get(), "");
    }

    /** "€1,500", or "1,500 in EUR or USD". */
    public String shown(NumericReading.Understood understood) {
        if (!understood.currency().isEmpty()) {
            return formats.money(understood.number(), understood.currency());
        }
        return currencies.isEmpty() ? "" : formats.say("form.amount.each", write(understood.number()), all());
    }

    /** "1,500", "12.50": with all decimals of the currencies if it is not whole, or with its own if it has more. */
    public String write(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return decimals.write(plain.setScale(plain.scale() <= 0 ? 0 : Math.max(mostDecimals(), plain.scale())));
    }

    /** An amount in the notation of the person: "1,500.00". */
    public String example(String currency) {
        return example(Money.decimals(currency));
    }

    private String example(int scale) {
        return decimals.write(new BigDecimal("1500").setScale(scale));
    }

    private NumericReading refuse(String key, String about, int scale) {
        return new NumericReading.Refused(
                formats.say(key, about, example(scale), decimals.writePlainly(new BigDecimal("1500")), scale, all()));
    }

    private String all() {
        return currencies.isEmpty()
                ? ""
                : ListFormat.getInstance(formats.language(), ListFormat.Type.OR, ListFormat.Style.FULL)
                        .format(currencies);
    }

    private int mostDecimals() {
        return currencies.stream().mapToInt(Money::decimals).max().orElse(USUAL_DECIMALS);
    }
}
