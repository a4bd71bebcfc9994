package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.administration.GroupResult;
import dev.countersign.administration.Groups;
import dev.countersign.definitions.text.Text;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Viewer;

/** Lets those who look after people create a group, and opens it. */
@org.springframework.stereotype.Component
record CreateGroupAction(Groups groups) {

    /** @param proposed the name in the field; {@link Text#NONE} for none */
    Button button(Text proposed, Viewer viewer) {
        String kept = proposed.equals(Text.NONE) ? "group" : "group." + proposed.standard();
        KeptDialog creating = new KeptDialog(viewer.actor(), kept);
        return creating.button(
                I18NProvider.translate("groups.create"),
                () -> creating.open(new GroupNameDialog(
                        I18NProvider.translate("groups.create"),
                        proposed,
                        viewer,
                        creating.fields(),
                        (_, name, spanish) -> create(name, spanish, viewer))));
    }

    private GroupResult create(String name, String spanish, Viewer viewer) {
        GroupResult result = groups.create(viewer.actor(), name, spanish);
        if (result instanceof GroupResult.Created(var id)) {
            UI.getCurrentOrThrow().navigate(GroupsView.PATH + "/" + id);
        }
        return result;
    }
}
