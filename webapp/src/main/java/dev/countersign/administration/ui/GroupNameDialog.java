package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.administration.GroupResult;
import dev.countersign.definitions.text.Text;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Viewer;

/** Asks for the name of a group. What is wrong is said at the field, and the dialog stays. */
final class GroupNameDialog extends PageDialog {

    /** Creates or renames the group. */
    interface Save {

        /**
         * Does it.
         *
         * @param opened its name when it was read
         */
        GroupResult as(Text opened, String english, String spanish);
    }

    private final TextField name = new TextField();
    private transient Text opened;

    GroupNameDialog(String title, Text before, Viewer viewer, KeptFields kept, Save save) {
        opened = before;
        setHeaderTitle(title);
        name.setLabel(getTranslation("groups.name"));
        name.setValue(before.standard());
        name.setManualValidation(true);
        name.setRequiredIndicatorVisible(true);
        name.setWidthFull();
        TextField spanish = new TextField(getTranslation("groups.name-es"));
        spanish.setValue(before.translations().getOrDefault("es", ""));
        spanish.setHelperText(getTranslation("groups.name-es.help"));
        spanish.setWidthFull();
        kept.keepText("name", name);
        kept.keepText("spanish", spanish);
        Button yes = new Button(getTranslation("groups.save"));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        yes.addClickListener(clicked -> {
            GroupResult result = save.as(opened, name.getValue(), spanish.getValue());
            yes.setEnabled(true);
            if (result instanceof GroupResult.Saved || result instanceof GroupResult.Created) {
                kept.forget(UI.getCurrentOrThrow());
                close();
            } else {
                if (result instanceof GroupResult.ChangedByOthers changed) {
                    opened = changed.name();
                }
                name.setErrorMessage(GroupWords.sentence(result, viewer));
                name.setInvalid(true);
                name.focus();
            }
        });
        add(name, spanish);
        getFooter().add(new Button(getTranslation("decide.cancel"), clicked -> close()), yes);
    }
}
