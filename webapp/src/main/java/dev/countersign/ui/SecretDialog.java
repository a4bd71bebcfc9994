package dev.countersign.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Shows a new secret, this once. It closes only by its button. */
public final class SecretDialog extends PageDialog {

    private final Div rows = new Div();

    public SecretDialog(String title, String sentence) {
        setHeaderTitle(title);
        setWidth("min(560px, 92vw)");
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        rows.addClassName("secrets");
        add(new Paragraph(sentence), rows);
        Button done = new Button(getTranslation("tokens.done"), clicked -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }

    /** Adds a text that can be copied. */
    public SecretDialog with(String label, String value) {
        Span name = new Span(label);
        name.addClassName("strong");
        Code text = new Code();
        text.setText(value);
        Button copy = new Button(getTranslation("tokens.copy"));
        copy.setAriaLabel(getTranslation("tokens.copy") + ": " + label);
        // In the browser, since it lets only a click write to the clipboard.
        copy.getElement().executeJs("this.addEventListener('click', () => navigator.clipboard?.writeText($0))", value);
        Div row = new Div(name, text, copy);
        row.addClassName("secret");
        rows.add(row);
        return this;
    }
}
