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

/** What stands above the list: its name, the keys there are, and the filters. */
final class InboxHead extends Div {

    private record Drawn(InboxCounts counts, InboxFilter filter, boolean alone) {}

    private transient @Nullable Drawn drawn;

    InboxHead() {
        addClassName("inbox-head");
    }

    /**
     * Draws what has changed since it was drawn last.
     *
     * @param alone whether no case is open, whose title would be the page's heading
     */
    void show(InboxCounts counts, InboxFilter filter, Locale language, boolean alone) {
        Drawn wanted = new Drawn(counts, filter, alone);
        if (wanted.equals(drawn)) {
            return;
        }
        if (drawn != null && drawn.counts().all() != counts.all()) {
            getUI().ifPresent(ui -> Announcer.announce(ui, getTranslation("inbox.waiting", counts.all())));
        }
        drawn = wanted;
        removeAll();
        add(title(alone), new InboxChips(counts, filter, language));
    }

    private Div title(boolean alone) {
        String name = getTranslation("nav.inbox");
        HtmlContainer heading = alone ? new H1(name) : new H2(name);
        Button keys = new Button(getTranslation("keys.title"), clicked -> new KeysHelp().open());
        keys.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        keys.addClassName("inbox-keys");
        Div title = new Div(heading, keys);
        title.addClassName("inbox-title");
        return title;
    }
}
