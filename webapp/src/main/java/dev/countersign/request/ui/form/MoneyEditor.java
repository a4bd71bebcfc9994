package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.form.Money;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.ui.AmountReader;
import dev.countersign.ui.DecimalNotation;
import dev.countersign.ui.NumericReading;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An amount and its currency. If there is only one currency, its symbol is in the field. */
final class MoneyEditor extends InputEditor<MoneyField> {

    private final Surroundings around;
    private final AmountReader reader;
    private final TextField input;
    private final NumericInput amount;
    private final Select<String> currency = new Select<>();
    private final Div both = new Div();

    MoneyEditor(MoneyField field, Surroundings around) {
        TextField text = new TextField();
        super(field, text);
        this.input = text;
        this.around = around;
        this.reader = new AmountReader(around.formats(), field.currencies());
        currency.setItems(field.currencies());
        currency.setValue(field.currencies().getFirst());
        this.amount = new NumericInput(
                input,
                field,
                around,
                DecimalNotation.ofMoney(around.region()),
                this::read,
                reader::shown,
                reader.example(currency.getValue()));
        both.addClassName("money");
        both.add(input);
        if (field.currencies().size() > 1) {
            offerCurrencies();
        } else {
            showSymbol(new Span(Currency.getInstance(currency.getValue()).getSymbol(around.region())));
        }
    }

    @Override
    public Component component() {
        return both;
    }

    @Override
    public Optional<JsonNode> answer() {
        if (amount.isBlank()) {
            return Optional.empty();
        }
        ObjectNode money = JsonNodeFactory.instance.objectNode();
        switch (amount.reading()) {
            case NumericReading.Understood(BigDecimal number, String code) ->
                money.put(Money.AMOUNT, number).put(Money.CURRENCY, code);
            case NumericReading.Refused _ ->
                money.put(Money.AMOUNT, UNREADABLE).put(Money.CURRENCY, currency.getValue());
        }
        return Optional.of(money);
    }

    @Override
    public Optional<String> refusal() {
        return amount.refusal();
    }

    @Override
    public void restore(Map<String, DraftValue> draft) {
        Optional.ofNullable(draft.get(currencyName()))
                .map(DraftValue::text)
                .filter(field.currencies()::contains)
                .ifPresent(currency::setValue);
        super.restore(draft);
    }

    @Override
    void restore(DraftValue kept) {
        if (kept instanceof DraftValue.Typed typed) {
            amount.readThere(typed).ifPresent(read -> currency.setValue(read.currency()));
        }
        amount.restore(kept);
    }

    /** On the side of the amount where the region writes it. */
    private void showSymbol(Span symbol) {
        if (NumberFormat.getCurrencyInstance(around.region()) instanceof DecimalFormat format
                && format.toPattern().startsWith("¤")) {
            input.setPrefixComponent(symbol);
        } else {
            input.setSuffixComponent(symbol);
        }
    }

    private void offerCurrencies() {
        currency.setLabel(currency.getTranslation("form.currency"));
        FieldInput.name(currency, currencyName());
        currency.getElement().setAttribute(FieldInput.RAW, currency.getValue());
        FieldInput.offer(
                currency,
                field.currencies().stream().collect(Collectors.toMap(code -> code, code -> code, (one, other) -> one)));
        currency.addValueChangeListener(chosen -> {
            currency.getElement().setAttribute(FieldInput.RAW, chosen.getValue());
            if (chosen.isFromClient()) {
                dropTypedCurrency(chosen.getOldValue());
            }
            amount.refresh();
        });
        input.addValueChangeListener(typed -> understood().ifPresent(read -> currency.setValue(read.currency())));
        both.add(currency);
    }

    /** If a currency is chosen while another is typed, the chosen one counts. */
    private void dropTypedCurrency(String before) {
        if (!amount.isAsked()
                && reader.read(input.getValue(), around.region(), before)
                        instanceof NumericReading.Understood(BigDecimal number, String typed)
                && !typed.equals(currency.getValue())
                && number.scale() <= Money.decimals(currency.getValue())) {
            amount.write(number);
        }
    }

    private Optional<NumericReading.Understood> understood() {
        return amount.reading() instanceof NumericReading.Understood read ? Optional.of(read) : Optional.empty();
    }

    private NumericReading read(String text, Locale region) {
        return reader.read(text, region, currency.getValue());
    }

    private String currencyName() {
        return field.key() + ".currency";
    }
}
