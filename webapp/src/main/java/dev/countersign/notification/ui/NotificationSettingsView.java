package dev.countersign.notification.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.countersign.notification.Delivery;
import dev.countersign.notification.NotificationPreferences;
import dev.countersign.notification.RefusedAddresses;
import dev.countersign.notification.Topic;
import dev.countersign.ui.Heading;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.PermitAll;
import java.util.Map;

/** How the person wants to hear of what happens. A choice is stored at once. */
@Route("settings/notifications")
@PermitAll
@StyleSheet("countersign/notifications.css")
public class NotificationSettingsView extends Div implements HasDynamicTitle {

    private final transient NotificationPreferences preferences;
    private final Viewer viewer;

    public NotificationSettingsView(NotificationPreferences preferences, RefusedAddresses addresses, Viewer viewer) {
        this.preferences = preferences;
        this.viewer = viewer;
        addClassName("page");
        add(
                new Heading(getTranslation("notification.settings")),
                new AddressNotice(addresses, viewer),
                new Paragraph(getTranslation("notification.settings.text")));
        Map<Topic, Delivery> chosen = preferences.of(viewer.actor());
        Div topics = new Div();
        topics.addClassName("notification-topics");
        chosen.forEach((topic, delivery) -> topics.add(choice(topic, delivery)));
        add(topics);
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("notification.settings"));
    }

    private Select<Delivery> choice(Topic topic, Delivery current) {
        Select<Delivery> select = new Select<>();
        select.setLabel(getTranslation("notification.topic." + topic));
        select.setHelperText(getTranslation("notification.topic." + topic + ".help"));
        select.setItems(Delivery.values());
        select.setItemLabelGenerator(delivery -> getTranslation("notification.delivery." + delivery));
        select.setValue(current);
        select.addValueChangeListener(changed -> {
            preferences.choose(viewer.actor(), topic, changed.getValue());
            Toast.say(getTranslation("notification.saved"));
        });
        return select;
    }
}
