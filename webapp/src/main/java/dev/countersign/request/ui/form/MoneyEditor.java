package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.form.MoneyField;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An amount and its currency; where there is but one currency, its sign stands in the field. */
final class MoneyEditor implements FieldEditor {

    private final MoneyField field;
    private final DecimalText decimals;
    private final TextField amount;
    private final Select<String> currency = new Select<>();
    private final Div both = new Div();

    MoneyEditor(MoneyField field, Surroundings around) {
        this.field = field;
        this.decimals = new DecimalText(around.region());
        this.amount = FieldInput.dress(NumberEditor.numeric(decimals), field, around.language());
        both.addClassName("money");
        both.add(amount);
        currency.setItems(field.currencies());
        currency.setValue(field.currencies().getFirst());
        if (field.currencies().size() > 1) {
            offerCurrencies();
        } else {
            amount.setPrefixComponent(
                    new Span(Currency.getInstance(currency.getValue()).getSymbol(around.region())));
        }
    }

    @Override
    public MoneyField field() {
        return field;
    }

    @Override
    public Component component() {
        return both;
    }

    @Override
    public Optional<JsonNode> answer() {
        if (amount.getValue().isBlank()) {
            return Optional.empty();
        }
        ObjectNode money = JsonNodeFactory.instance.objectNode();
        money.set("amount", NumberEditor.read(decimals, amount.getValue()));
        money.put("currency", currency.getValue());
        return Optional.of(money);
    }

    @Override
    public void restore(Map<String, String> draft) {
        Optional.ofNullable(draft.get(field.key())).ifPresent(amount::setValue);
        Optional.ofNullable(draft.get(currencyName()))
                .filter(field.currencies()::contains)
                .ifPresent(currency::setValue);
    }

    @Override
    public void showProblem(String sentence) {
        FieldInput.showProblem(amount, sentence);
    }

    @Override
    public void clearProblem() {
        FieldInput.clearProblem(amount);
    }

    @Override
    public void focus() {
        amount.focus();
    }

    private void offerCurrencies() {
        currency.setLabel(currency.getTranslation("form.currency"));
        FieldInput.name(currency, currencyName());
        currency.getElement().setAttribute(FieldInput.RAW, currency.getValue());
        currency.addValueChangeListener(
                chosen -> currency.getElement().setAttribute(FieldInput.RAW, chosen.getValue()));
        both.add(currency);
    }

    private String currencyName() {
        return field.key() + ".currency";
    }
}
