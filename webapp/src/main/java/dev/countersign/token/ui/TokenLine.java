package dev.countersign.token.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.countersign.token.AccessToken;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Question;
import java.time.Instant;

/** An access token: what it may do, until when, and when it was used last. */
@StyleSheet("countersign/access-tokens.css")
final class TokenLine extends Div {

    TokenLine(AccessToken token, Instant now, Formats formats) {
        Span name = new Span(token.name());
        name.addClassName("strong");
        Span scopes = new Span(TokenWords.scopes(token.scopes()));
        scopes.addClassName("small");
        Div words = new Div(
                name, scopes, TokenWords.times(token.expiresAt(), token.isExpired(now), token.lastUsed(), formats));
        words.addClassName("token-words");
        add(words);
        addClassName("token-line");
    }

    /** The same with a button that asks, and then revokes it. */
    TokenLine revocable(String name, Runnable revoke) {
        Button button = new Button(
                getTranslation("tokens.revoke"),
                clicked -> new Question(
                                getTranslation("tokens.revoke.title", name),
                                getTranslation("tokens.revoke.text"),
                                getTranslation("tokens.revoke"),
                                revoke)
                        .open());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation("tokens.revoke.label", name));
        add(button);
        return this;
    }
}
