package dev.countersign.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.people.Actor;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The main navigation: its entries, the current one, and how much waits in each. */
final class Navigation extends Nav {

    private static final String START = "inbox";

    private final Map<NavigationEntry, Anchor> links = new LinkedHashMap<>();
    private final Actor actor;

    Navigation(List<NavigationEntry> entries, Actor actor) {
        this.actor = actor;
        getElement().setAttribute("aria-label", getTranslation("shell.navigation"));
        UnorderedList list = new UnorderedList();
        for (NavigationEntry entry :
                entries.stream().filter(place -> place.isFor(actor)).toList()) {
            Anchor link = new Anchor(entry.path());
            links.put(entry, link);
            ListItem item = new ListItem(link);
            item.setClassName("wide-only", !entry.onPhones());
            list.add(item);
        }
        add(list);
        count();
    }

    /** Marks the entry of this path, or the one above it. The empty path shows the inbox. */
    void show(String address) {
        String path = address.isEmpty() ? START : address;
        Optional<NavigationEntry> nearest = links.keySet().stream()
                .filter(entry -> nearness(entry, path) > 0)
                .max(Comparator.comparingInt(entry -> nearness(entry, path)));
        links.forEach((entry, link) -> {
            if (nearest.filter(entry::equals).isPresent()) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    /** The length of the route of the entry that is this path or above it; 0 if there is none. */
    private static int nearness(NavigationEntry entry, String path) {
        return entry.places().stream()
                .filter(place -> path.equals(place) || path.startsWith(place + "/"))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    void count() {
        links.forEach((entry, link) -> {
            Markup content = new Markup()
                    .icon(entry.icon())
                    .span("long", getTranslation(entry.labelKey()))
                    .span("short", getTranslation(entry.shortLabelKey()));
            int waiting = entry.waiting(actor);
            if (waiting > 0) {
                content.span("count", Counted.text(waiting));
            }
            content.into(link);
        });
    }
}
