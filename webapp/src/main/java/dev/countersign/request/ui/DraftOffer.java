package dev.countersign.request.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import java.util.function.Consumer;

/** Offers to go on with what was typed into a form and not sent. */
final class DraftOffer {

    private DraftOffer() {}

    /**
     * The offer.
     *
     * @param at when it was typed
     * @param chosen true to go on with it, false to discard it
     */
    static Notice of(String at, Consumer<Boolean> chosen) {
        Button goOn = new Button(I18NProvider.translate("new.draft.go-on"), clicked -> chosen.accept(true));
        goOn.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        Button discard = new Button(I18NProvider.translate("new.draft.discard"), clicked -> chosen.accept(false));
        discard.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div answers = new Div(goOn, discard);
        answers.addClassName("answers");
        return new Notice(Tone.WAIT, Icon.REQUESTS, I18NProvider.translate("new.draft.left", at), answers);
    }
}
