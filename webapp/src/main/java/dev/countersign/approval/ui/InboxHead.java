package dev.countersign.approval.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import dev.countersign.approval.InboxCounts;
import dev.countersign.approval.InboxFilter;
import dev.countersign.ui.Announcer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The head of the list: its name, the button for keyboard shortcuts, and the filters. */
final class InboxHead extends Div {

    private record Drawn(InboxCounts counts, InboxFilter filter, boolean first) {}

    private final Div title = new Div();
    private final InboxChips chips = new InboxChips();
    private HtmlContainer heading = new H2();
    private transient @Nullable Drawn drawn;

    /** @param keys shows the keyboard shortcuts */
    InboxHead(Runnable keys) {
        addClassName("inbox-head");
        Button button = new Button(getTranslation("keys.title"), clicked -> keys.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addClassName("inbox-keys");
        title.addClassName("inbox-title");
        title.add(heading, button);
        add(title, chips);
    }

    /**
     * Renders what has changed.
     *
     * @param first whether this is the heading of the page; if the URL names a case, its title is the heading
     */
    void show(InboxCounts counts, InboxFilter filter, Locale language, boolean first) {
        Drawn wanted = new Drawn(counts, filter, first);
        if (wanted.equals(drawn)) {
            return;
        }
        if (drawn != null && drawn.counts().all() != counts.all()) {
            getUI().ifPresent(ui -> Announcer.announce(ui, getTranslation("inbox.waiting", counts.all())));
        }
        if (drawn == null || drawn.first() != first) {
            String name = getTranslation("nav.inbox");
            HtmlContainer other = first ? new H1(name) : new H2(name);
            title.replace(heading, other);
            heading = other;
        }
        drawn = wanted;
        chips.show(counts, filter, language);
    }
}
