package dev.countersign.editor.ui.trial;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.trial.Difference;
import dev.countersign.trial.ReplayPage;
import dev.countersign.trial.ReplayRow;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Tone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests of a replay with what changes for each; those that change first of all. At most as many as were replayed are kept, in short. */
final class ReplayList extends Div {

    private static final int SHOWN = 50;

    /** Which requests are shown. */
    enum Filter {
        CHANGED,
        PATH,
        PEOPLE,
        OUTCOME,
        ALL;

        boolean shows(ReplayRow row) {
            return switch (this) {
                case ALL -> true;
                case CHANGED -> row.changes();
                case PATH -> has(row, Difference.Kind.PATH);
                case PEOPLE -> has(row, Difference.Kind.PEOPLE);
                case OUTCOME -> has(row, Difference.Kind.OUTCOME);
            };
        }

        private static boolean has(ReplayRow row, Difference.Kind kind) {
            return row.seen().map(seen -> seen.kinds().contains(kind)).orElse(false);
        }
    }

    private final transient Formats formats;
    private final Choice<Filter> filter;
    private final UnorderedList list = new UnorderedList();
    private final transient Parts parts = new Parts(list);
    private final Paragraph none = new Paragraph();
    private final Button more = new Button();
    private final transient List<ReplayRow> rows = new ArrayList<>();
    private final transient Map<PersonId, PersonName> names = new HashMap<>();
    private int most = SHOWN;

    ReplayList(Formats formats) {
        this.formats = formats;
        addClassName("replay-list");
        filter = Choice.named(
                getTranslation("replay.show"),
                List.of(Filter.values()),
                one -> getTranslation("replay.show." + one.name()));
        filter.addValueChangeListener(_ -> {
            most = SHOWN;
            draw();
        });
        list.addClassName("kept-list");
        none.setText(getTranslation("replay.show.none"));
        more.setText(getTranslation("replay.more"));
        more.addClickListener(_ -> {
            most += SHOWN;
            draw();
        });
        add(filter, list, none, more);
    }

    void clear() {
        rows.clear();
        names.clear();
        most = SHOWN;
        draw();
    }

    void add(ReplayPage page) {
        rows.addAll(page.rows());
        names.putAll(page.names());
        draw();
    }

    private void draw() {
        List<ReplayRow> wanted =
                rows.stream().filter(filter.getValue()::shows).limit(most + 1L).toList();
        parts.show(wanted.stream()
                .limit(most)
                .map(row -> Parts.Part.of(row.number(), () -> item(row), row))
                .toList());
        more.setVisible(wanted.size() > most);
        none.setVisible(wanted.isEmpty() && !rows.isEmpty());
    }

    private ListItem item(ReplayRow row) {
        Div badges = new Div();
        badges.addClassName("replay-badges");
        Div words = new Div();
        words.addClassName("trial-words");
        if (row.seen().isPresent()) {
            seen(row.seen().get(), row.number(), badges, words);
        } else {
            Span number = new Span(row.number());
            number.addClassName("strong");
            Span hidden = new Span(formats.say("replay.hidden"));
            hidden.addClassName("small");
            words.add(number, hidden);
        }
        if (badges.getComponentCount() == 0) {
            badges.add(
                    row.changes()
                            ? new Badge(Tone.WAIT, Icon.CHANGES, formats.say("replay.changes"))
                            : new Badge(Tone.CALM, Icon.DONE, formats.say("replay.same")));
        }
        return new ListItem(badges, words);
    }

    private void seen(ReplayRow.Seen seen, String number, Div badges, Div words) {
        for (Difference.Kind kind : Difference.Kind.values()) {
            if (seen.kinds().contains(kind)) {
                badges.add(new Badge(
                        kind == Difference.Kind.OUTCOME ? Tone.NO : Tone.WAIT,
                        icon(kind),
                        formats.say("replay.kind." + kind)));
            }
        }
        Anchor link = new Anchor(
                "requests/" + seen.id(), Dotted.of(number, seen.title().in(formats.language())));
        Span about = new Span(Dotted.of(seen.requester().name(), formats.moment(seen.submittedAt())));
        about.addClassName("small");
        words.add(link, about);
        new WalkWords(names, formats).sentences(seen.differences()).forEach(sentence -> words.add(new Span(sentence)));
    }

    private static Icon icon(Difference.Kind kind) {
        return switch (kind) {
            case PATH -> Icon.BRANCH;
            case PEOPLE -> Icon.PEOPLE;
            case OUTCOME -> Icon.CHANGES;
        };
    }
}
