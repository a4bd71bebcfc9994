package dev.countersign.approval.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.approval.InboxCounts;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxFilter.Sort;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Icon;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The head of the list: its name, the button for keyboard shortcuts, and the filters. */
final class InboxHead extends Div {

    private record Drawn(InboxCounts counts, InboxFilter filter, Optional<String> requester, boolean first) {}

    private final TextField search = new TextField();
    private final Select<Sort> sort = new Select<>();
    private final Div title = new Div();
    private final InboxChips chips = new InboxChips();
    private HtmlContainer heading = new H2();
    private transient @Nullable Drawn drawn;

    /**
     * The head.
     *
     * @param keys shows the keyboard shortcuts
     * @param filter shows the list with another filter
     */
    InboxHead(Runnable keys, Consumer<UnaryOperator<InboxFilter>> filter) {
        search.setAriaLabel(getTranslation("inbox.search.label"));
        search.setPlaceholder(getTranslation("inbox.search"));
        search.setPrefixComponent(Icon.SEARCH.draw());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                filter.accept(now -> now.with(typed.getValue()));
            }
        });
        sort.setAriaLabel(getTranslation("inbox.sort"));
        sort.setItems(Sort.values());
        sort.setItemLabelGenerator(one -> getTranslation("inbox.sort." + one.name()));
        sort.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                filter.accept(now -> now.sortedBy(chosen.getValue()));
            }
        });
        addClassName("inbox-head");
        Button button = new Button(getTranslation("keys.title"), clicked -> keys.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addClassName("inbox-keys");
        title.addClassName("inbox-title");
        title.add(heading, button);
        // They stay where they are while the rest is drawn again, so that whoever types keeps the focus.
        Div fields = new Div(search, sort);
        fields.addClassName("inbox-fields");
        add(title, fields, chips);
    }

    /**
     * Renders what has changed.
     *
     * @param requester the name of the person to whose requests the list is limited, if it is
     * @param first whether this is the heading of the page; if the URL names a case, its title is the heading
     */
    void show(InboxCounts counts, InboxFilter filter, Optional<String> requester, Locale language, boolean first) {
        Drawn wanted = new Drawn(counts, filter, requester, first);
        if (wanted.equals(drawn)) {
            return;
        }
        if (drawn != null && drawn.counts().all() != counts.all()) {
            getUI().ifPresent(ui -> Announcer.announce(ui, getTranslation("inbox.waiting", counts.all())));
        }
        if (drawn == null || !drawn.filter().equals(filter)) {
            showFields(filter);
        }
        if (drawn == null || drawn.first() != first) {
            String name = getTranslation("nav.inbox");
            HtmlContainer other = first ? new H1(name) : new H2(name);
            title.replace(heading, other);
            heading = other;
        }
        drawn = wanted;
        chips.show(counts, filter, requester, language);
    }

    /** Text that is typed while the list is read stays. */
    private void showFields(InboxFilter filter) {
        boolean isTyping = drawn != null && !drawn.filter().text().equals(search.getValue());
        if (!isTyping || filter.text().isEmpty()) {
            search.setValue(filter.text());
        }
        sort.setValue(filter.sort());
    }
}
