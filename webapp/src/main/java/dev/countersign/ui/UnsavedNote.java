package dev.countersign.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;

/** Says above the fields of a form that they show changes that are not saved, and offers to discard these. Empty until it is shown. */
final class UnsavedNote extends Div {

    private final transient Consumer<UI> discard;

    /** @param discard deletes the changes; the page is read again after it */
    UnsavedNote(Consumer<UI> discard) {
        this.discard = discard;
        addClassName("unsaved-note");
        setVisible(false);
    }

    void show() {
        if (!isVisible()) {
            Button button = new Button(getTranslation("unsaved.discard"), clicked -> discard(UI.getCurrentOrThrow()));
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            add(new Notice(Tone.WAIT, Icon.REQUESTS, getTranslation("unsaved.restored"), button));
            setVisible(true);
        }
    }

    /** The changes are saved. */
    void hide() {
        removeAll();
        setVisible(false);
    }

    private void discard(UI ui) {
        discard.accept(ui);
        ui.getPage().reload();
    }
}
