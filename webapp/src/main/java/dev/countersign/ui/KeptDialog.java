package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import dev.countersign.people.Actor;

/**
 * A dialog that is open again after a reload, another language or a lost session, and keeps what was typed into it until that is sent, also when it is
 * closed and opened again.
 */
public final class KeptDialog {

    private static final String OPEN = "open";

    private final KeptWords whether;
    private final KeptFields fields;

    /** @param name of the dialog, with the id of what it is about if there can be several */
    public KeptDialog(Actor actor, String name) {
        this.whether = new KeptWords(actor, name);
        this.fields = new KeptFields(actor, name);
    }

    /** Stores what is typed into the dialog. */
    public KeptFields fields() {
        return fields;
    }

    /**
     * Calls this if the dialog was open when the page was lost. Asynchronous, because the browser is asked.
     *
     * @param page a part of the page from which the dialog is opened
     */
    public void reopen(Component page, SerializableRunnable open) {
        whether.readDialog(page, (name, words) -> open.run());
    }

    /**
     * Passes what was typed into this dialog, if it was open when the page was lost and cannot be opened any more. Asynchronous, because the browser is asked.
     *
     * @param page a part of the page
     * @param field the name of the field of the text
     */
    public void readUnsent(Component page, String field, SerializableConsumer<String> then) {
        reopen(
                page,
                () -> fields.readText(page, field, words -> {
                    if (!words.isBlank()) {
                        then.accept(words);
                    }
                }));
    }

    /** Forgets the text, and that the dialog was open. */
    public void forget(UI ui) {
        whether.putDialog(ui, "");
        fields.forget(ui);
    }

    /** A button that calls this, which is also called if the dialog was open when the page was lost. */
    public Button button(String text, SerializableRunnable open) {
        Button button = new Button(text, clicked -> open.run());
        reopen(button, open);
        return button;
    }

    /** Opens it, and stores that it is open until it closes. */
    public void open(PageDialog dialog) {
        dialog.addOpenedChangeListener(
                changed -> whether.putDialog(UI.getCurrentOrThrow(), changed.isOpened() ? OPEN : ""));
        dialog.open();
    }
}
