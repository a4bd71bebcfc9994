package dev.countersign.administration.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import dev.countersign.agreement.Agreements;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;

/** Whether a second person must agree before a template is published. It is saved when it is ticked. */
final class AgreementForm extends Div {

    AgreementForm(boolean now, Agreements agreements, Viewer viewer) {
        addClassName("submit-form");
        Checkbox needed = new Checkbox(getTranslation("agreement.needed"));
        needed.setHelperText(getTranslation("agreement.help"));
        needed.setValue(now);
        needed.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                boolean saved = agreements.need(viewer.actor(), changed.getValue());
                Toast.say(getTranslation(
                        !saved
                                ? "organisation.settings.not-allowed"
                                : changed.getValue() ? "agreement.on" : "agreement.off"));
            }
        });
        add(needed);
    }
}
