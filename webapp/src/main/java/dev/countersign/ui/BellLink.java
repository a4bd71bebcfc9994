package dev.countersign.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.countersign.people.Actor;

/** The link to the notifications, with how many are unread. */
final class BellLink extends Anchor {

    private final transient Bell bell;
    private final Actor actor;
    private final Span count = new Span();

    BellLink(Bell bell, Actor actor) {
        super(bell.path());
        this.bell = bell;
        this.actor = actor;
        addClassName("bell");
        count.addClassName("count");
        // The name of the link says the number, too.
        count.getElement().setAttribute("aria-hidden", "true");
        add(Icon.BELL.draw(), count);
        count();
    }

    void count() {
        int unread = bell.unread(actor);
        count.setVisible(unread > 0);
        count.setText(Counted.text(unread));
        String name = unread == 0
                ? getTranslation("shell.notifications")
                : getTranslation("shell.notifications.unread", Counted.text(unread));
        getElement().setAttribute("aria-label", name);
        getElement().setAttribute("title", name);
    }

    /** Marks the link on its own page. */
    void show(String path) {
        if (path.equals(bell.path())) {
            getElement().setAttribute("aria-current", "page");
        } else {
            getElement().removeAttribute("aria-current");
        }
        if (bell.opened(actor, path)) {
            count();
        }
    }
}
