package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.removal.Removal;
import dev.countersign.removal.Removals;
import dev.countersign.ui.Time;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was removed, when and why, with the copy that was made before. */
final class RemovalList extends Div {

    private final transient Removals removals;
    private final Viewer viewer;
    private final UnorderedList rows = new UnorderedList();
    private final Button more = new Button();
    private @Nullable UUID last;

    RemovalList(Removals removals, Viewer viewer) {
        this.removals = removals;
        this.viewer = viewer;
        addClassName("failed-letters");
        rows.addClassName("rows");
        more.setText(getTranslation("list.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(clicked -> readOn());
        add(rows, more);
        readOn();
        if (rows.getComponentCount() == 0) {
            rows.setVisible(false);
            add(new Paragraph(getTranslation("removals.none")));
        }
    }

    private void readOn() {
        List<Removal> found = removals.newest(viewer.actor(), Optional.ofNullable(last));
        List<Removal> page = found.subList(0, Math.min(Removals.PAGE, found.size()));
        page.forEach(removal -> rows.add(line(removal)));
        if (!page.isEmpty()) {
            last = page.getLast().id();
        }
        more.setVisible(found.size() > page.size());
    }

    private ListItem line(Removal removal) {
        Span what = new Span(getTranslation("removals." + removal.kind(), removal.subjects()));
        what.addClassName("strong");
        Div words = new Div(
                what,
                Time.at(removal.at(), viewer.formats()),
                FailedLetterLine.small(removal.years()
                        .map(years -> getTranslation("removals.retention", years))
                        .orElseGet(removal::reason)),
                FailedLetterLine.small(getTranslation("removals.entries", removal.entries())));
        words.addClassName("failed-letter-words");
        ListItem line = new ListItem(words);
        line.addClassName("failed-letter");
        removal.copy().ifPresent(copy -> {
            Anchor download = new Anchor(
                    RemovalFiles.COPY + removal.id(),
                    getTranslation("removals.copy", viewer.formats().fileSize(copy.bytes())));
            download.setRouterIgnore(true);
            download.getElement().setAttribute("download", true);
            line.add(download);
        });
        return line;
    }
}
