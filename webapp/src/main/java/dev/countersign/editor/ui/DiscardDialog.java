package dev.countersign.editor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.ui.PageDialog;

/** Asks before a draft is deleted: this cannot be undone. */
final class DiscardDialog extends PageDialog {

    DiscardDialog(Runnable discard) {
        setHeaderTitle(getTranslation("template.discard.title"));
        add(new Paragraph(getTranslation("template.discard.text")));
        Button yes = new Button(getTranslation("template.discard.yes"), _ -> {
            close();
            discard.run();
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button(getTranslation("template.cancel"), _ -> close()), yes);
    }
}
