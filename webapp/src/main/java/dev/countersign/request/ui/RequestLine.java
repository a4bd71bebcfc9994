package dev.countersign.request.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.countersign.request.RequestRow;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A request in a list: title, status, where it is now and with whom. */
public final class RequestLine extends Anchor {

    private final transient Formats formats;
    private final Locale language;

    /** For the requester. */
    RequestLine(RequestRow row, Formats formats, Locale language) {
        this(row, formats, language, false);
    }

    /** @param named whether the requester is somebody else than the reader, and is named */
    public RequestLine(RequestRow row, Formats formats, Locale language, boolean named) {
        super("requests/" + row.id());
        this.formats = formats;
        this.language = language;
        addClassName("request-line");
        Span title = new Span(row.title().in(language));
        title.addClassNames("strong", "title");
        List<String> facts =
                new ArrayList<>(List.of(row.number(), row.template().in(language)));
        if (named) {
            facts.add(row.requester().name());
        }
        Span about = new Span(new Text(Dotted.of(facts) + Dotted.POINT));
        about.add(Time.at(row.submittedAt(), formats));
        about.addClassName("small");
        Span amount = new Span(row.amount()
                .map(money -> formats.money(money.amount(), money.currency()))
                .orElse(""));
        amount.addClassNames("strong", "amount");
        Span where = where(row, named);
        where.addClassNames("small", "where");
        add(title, StatusBadge.of(row.status(), row.changesDue().isPresent()), about, amount, where);
    }

    private Span where(RequestRow row, boolean named) {
        if (row.changesDue().isPresent()) {
            Time due = Time.due(row.changesDue().get(), formats);
            return named
                    ? new Sentence(
                            "requests.waiting-for-changes", row.requester().name(), due)
                    : new Sentence("requests.waiting-for-you", due);
        }
        Span where = new Span();
        row.waitingAt().forEach(step -> {
            if (where.getChildren().findAny().isPresent()) {
                where.add(Dotted.POINT);
            }
            where.add(Waiting.sentence(step, formats, language));
        });
        if (row.waitingAt().isEmpty()) {
            where.add(row.closedAt()
                    .map(closed -> new Sentence("requests.closed", Time.inSentence(closed, formats)))
                    .orElseGet(() -> new Sentence("requests.on-its-way", Time.inSentence(row.submittedAt(), formats))));
        }
        return where;
    }
}
