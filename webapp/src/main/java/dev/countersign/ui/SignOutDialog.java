package dev.countersign.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;

/** Asks whether to sign out although this deletes what was typed and not sent. */
final class SignOutDialog extends PageDialog {

    /**
     * The dialog.
     *
     * @param forms in how many there is such text
     */
    SignOutDialog(int forms, Runnable signOut) {
        setRole("alertdialog");
        setHeaderTitle(getTranslation("sign-out.title"));
        add(new Paragraph(getTranslation("sign-out.unsent", forms)));
        Button yes = new Button(getTranslation("sign-out.yes"), clicked -> signOut.run());
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        Button stay = new Button(getTranslation("decide.cancel"), clicked -> close());
        getFooter().add(stay, yes);
        addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                stay.focus();
            }
        });
    }
}
