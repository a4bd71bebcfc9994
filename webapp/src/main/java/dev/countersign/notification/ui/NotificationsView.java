package dev.countersign.notification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.countersign.listing.ListWindow;
import dev.countersign.listing.Range;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.NotificationItem;
import dev.countersign.notification.RefusedAddresses;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the person was told, newest first. New ones appear by themselves. */
@Route("notifications")
@PermitAll
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/notifications.css")
public class NotificationsView extends Div implements HasDynamicTitle {

    private final transient NotificationCenter center;
    private final transient ListWindow<NotificationItem, UUID> window;
    private final transient Map<NotificationItem, ListItem> lines = new HashMap<>();
    private final Viewer viewer;
    private final AddressNotice address;
    private final UnorderedList rows = new UnorderedList();
    private final Button readAll = new Button();
    private final Button earlier = new Button();
    private final Button more = new Button();
    private final Div nothing = new Div();

    public NotificationsView(NotificationCenter center, RefusedAddresses addresses, Viewer viewer, Live live) {
        this.center = center;
        this.viewer = viewer;
        this.address = new AddressNotice(addresses, viewer);
        this.window = new ListWindow<>(NotificationItem::id, range -> center.page(viewer.actor(), range));
        addClassName("page");
        rows.addClassName("rows");
        rows.getElement().setAttribute("aria-label", getTranslation("shell.notifications"));
        readAll.setText(getTranslation("notification.read-all"));
        readAll.addClickListener(clicked -> readAll());
        setUp(earlier, "list.earlier", window::goBack);
        setUp(more, "list.more", window::goOn);
        Anchor settings = new Anchor("settings/notifications", getTranslation("notification.settings"));
        Div beside = new Div(readAll, settings);
        beside.addClassName("notification-acts");
        add(new Heading(getTranslation("shell.notifications"), beside), address, earlier, rows, more, nothing);
        window.showFirst(Range.PAGE);
        draw();
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> change.concerns(viewer.actor().person()),
                this::readAgain);
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("shell.notifications"));
    }

    private void setUp(Button button, String label, Runnable move) {
        button.setText(getTranslation(label));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClickListener(clicked -> {
            move.run();
            draw();
        });
    }

    private void readAll() {
        int read = center.readAll(viewer.actor());
        readAgain();
        getUI().ifPresent(ui -> Announcer.announce(ui, getTranslation("notification.all-read", read)));
    }

    private void readAgain() {
        window.readAgain();
        address.draw();
        draw();
    }

    /** The element of a line that did not change is kept, so that it does not lose the focus. */
    private void draw() {
        List<NotificationItem> shown = window.rows();
        lines.keySet().retainAll(Set.copyOf(shown));
        List<ListItem> wanted = shown.stream()
                .map(item -> lines.computeIfAbsent(
                        item, one -> new ListItem(new NotificationLine(one, viewer.formats(), viewer.language()))))
                .toList();
        rows.getChildren().filter(line -> !wanted.contains(line)).toList().forEach(rows::remove);
        for (int at = 0; at < wanted.size(); at++) {
            if (at >= rows.getComponentCount() || !rows.getComponentAt(at).equals(wanted.get(at))) {
                rows.addComponentAtIndex(at, wanted.get(at));
            }
        }
        rows.setVisible(!shown.isEmpty());
        readAll.setEnabled(center.unread(viewer.actor()) > 0);
        earlier.setVisible(window.hasEarlier());
        more.setVisible(window.hasLater());
        nothing.removeAll();
        if (shown.isEmpty()) {
            nothing.add(new EmptyState(
                    getTranslation("notification.none.title"), getTranslation("notification.none.text")));
        }
    }
}
