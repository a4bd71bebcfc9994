package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.EmailLink;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.DecimalField;
import dev.countersign.editor.ui.input.Numerals;
import dev.countersign.ui.Formats;
import java.math.BigDecimal;
import java.util.List;

/** Whether the link in an email decides without signing in. */
final class EmailLinkInput extends CustomField<EmailLink> {

    private static final BigDecimal AMOUNT = BigDecimal.valueOf(1_000);

    private enum Kind {
        DECIDES,
        SIGN_IN,
        SIGN_IN_FROM
    }

    private final Choice<Kind> kind;
    private final DecimalField amount;
    private final Choice<String> currency;

    EmailLinkInput(StepScope scope) {
        super(EmailLink.STANDARD);
        List<String> currencies = scope.template().form().fields().stream()
                .filter(MoneyField.class::isInstance)
                .flatMap(field -> ((MoneyField) field).currencies().stream())
                .distinct()
                .toList();
        Formats formats = scope.surface().viewer().formats();
        String label = getTranslation("template.settings.email-link");
        setLabel(label);
        kind = Choice.named(
                label,
                currencies.isEmpty() ? List.of(Kind.DECIDES, Kind.SIGN_IN) : List.of(Kind.values()),
                one -> getTranslation("template.settings.email-link." + one.name()));
        amount = new DecimalField(
                getTranslation("template.settings.email-link.amount"),
                Numerals.amounts(formats, currencies.stream().limit(1).toList()));
        amount.setValue(AMOUNT);
        currency = Choice.named(getTranslation("template.settings.email-link.currency"), currencies, code -> code);
        Div all = new Div(kind, amount, currency);
        all.addClassName("approvers-input");
        add(all);
        kind.addValueChangeListener(_ -> {
            draw();
            updateValue();
        });
        amount.addValueChangeListener(_ -> updateValue());
        currency.addValueChangeListener(chosen -> {
            amount.readAs(Numerals.amounts(formats, List.of(chosen.getValue())));
            updateValue();
        });
        draw();
    }

    private void draw() {
        amount.setVisible(kind.getValue() == Kind.SIGN_IN_FROM);
        currency.setVisible(kind.getValue() == Kind.SIGN_IN_FROM);
    }

    @Override
    protected EmailLink generateModelValue() {
        return switch (kind.getValue()) {
            case DECIDES -> new EmailLink.Decides();
            case SIGN_IN -> new EmailLink.SignIn();
            case SIGN_IN_FROM ->
                amount.getValue() == null || amount.getValue().signum() < 0
                        ? getValue()
                        : new EmailLink.SignInFrom(amount.getValue(), currency.getValue());
        };
    }

    @Override
    protected void setPresentationValue(EmailLink link) {
        switch (link) {
            case EmailLink.Decides _ -> kind.setValue(Kind.DECIDES);
            case EmailLink.SignIn _ -> kind.setValue(Kind.SIGN_IN);
            case EmailLink.SignInFrom(BigDecimal from, String code) -> {
                kind.setValue(Kind.SIGN_IN_FROM);
                currency.setValue(code);
                amount.setValue(from);
            }
        }
        draw();
    }
}
