package dev.countersign.request.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.countersign.request.TimelineEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What somebody wrote, with the people who are named in it marked. */
public final class CommentText extends Paragraph {

    private static final String SIGN = "@";

    public CommentText(String text, List<TimelineEntry.Named> named) {
        addClassNames("prose", "said");
        List<TimelineEntry.Named> longestFirst = named.stream()
                .sorted(Comparator.comparingInt(
                                (TimelineEntry.Named one) -> one.written().length())
                        .reversed())
                .toList();
        int done = 0;
        for (int at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, at + 1)) {
            Optional<TimelineEntry.Named> person = at < done ? Optional.empty() : at(text, at, longestFirst);
            if (person.isPresent()) {
                add(new Text(text.substring(done, at)));
                add(chip(person.get()));
                done = at + person.get().written().length();
            }
        }
        add(new Text(text.substring(done)));
    }

    private static Optional<TimelineEntry.Named> at(String text, int at, List<TimelineEntry.Named> named) {
        return named.stream()
                .filter(one -> text.regionMatches(
                        true, at, one.written(), 0, one.written().length()))
                .findFirst();
    }

    /** With the name that the person has now. */
    private static Span chip(TimelineEntry.Named named) {
        Span chip = new Span(SIGN + named.person().name());
        chip.addClassName("mention");
        chip.setTitle(named.person().email());
        return chip;
    }
}
