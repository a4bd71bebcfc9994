package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.countersign.request.RequestRow;
import dev.countersign.ui.Formats;
import java.util.Locale;
import java.util.stream.Collectors;

/** A request in a list: what it is, how it stands, where it is now and with whom. */
final class RequestLine extends Anchor {

    private final transient Formats formats;
    private final Locale language;

    RequestLine(RequestRow row, Formats formats, Locale language) {
        super("requests/" + row.id());
        this.formats = formats;
        this.language = language;
        addClassName("request-line");
        Span title = new Span(row.title().in(language));
        title.addClassNames("strong", "title");
        Span about = new Span(row.number() + " · " + row.template().in(language));
        about.addClassName("small");
        Span where = new Span(where(row));
        where.addClassNames("small", "where");
        add(title, StatusBadge.of(row.status()), about, where);
    }

    private String where(RequestRow row) {
        if (!row.waitingAt().isEmpty()) {
            return row.waitingAt().stream()
                    .map(step -> Waiting.sentence(step, formats, language))
                    .collect(Collectors.joining(" · "));
        }
        return row.closedAt()
                .map(closed -> getTranslation("requests.closed", formats.moment(closed)))
                .orElseGet(() -> getTranslation("requests.on-its-way", formats.moment(row.submittedAt())));
    }
}
