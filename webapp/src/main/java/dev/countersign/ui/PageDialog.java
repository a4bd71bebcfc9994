package dev.countersign.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/** A dialog about the content of the page. Its first field has the focus, if it has one. It closes when the page shows something else, also after the browser's Back. */
public class PageDialog extends Dialog {

    private @Nullable Registration navigation;

    public PageDialog() {
        setWidth("min(440px, 92vw)");
        addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                focus();
            }
        });
    }

    /** Focuses where the person begins: the first field. */
    protected void focus() {
        FirstField.focus(this);
    }

    /** If the page has an open dialog, this one stays closed: a second click may arrive before the dialog is on the screen. */
    @Override
    public void open() {
        UI ui = UI.getCurrentOrThrow();
        PageDialog other = ComponentUtil.getData(ui, PageDialog.class);
        if (other == null || !other.isOpened()) {
            ComponentUtil.setData(ui, PageDialog.class, this);
            super.open();
        }
    }

    /** Nothing could be done any more: says why, and shows what was typed until it is closed. Without any text, it closes at once. */
    protected final void endUnsent(String sentence, String typed) {
        if (typed.isBlank()) {
            close();
            Toast.say(sentence);
            return;
        }
        removeAll();
        getFooter().removeAll();
        add(new Notice(Tone.NO, Icon.FAILED, sentence, UnsentText.of(typed)).urgent());
        Button close = new Button(getTranslation("dialog.close"), _ -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
        close.focus();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        navigation = event.getUI().addBeforeEnterListener(entering -> close());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (navigation != null) {
            navigation.remove();
            navigation = null;
        }
        UI ui = event.getUI();
        if (equals(ComponentUtil.getData(ui, PageDialog.class))) {
            ComponentUtil.setData(ui, PageDialog.class, null);
        }
    }
}
