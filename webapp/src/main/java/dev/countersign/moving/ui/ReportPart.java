package dev.countersign.moving.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.NotFoundException;
import dev.countersign.moving.MoveBatch;
import dev.countersign.moving.MoveReport;
import dev.countersign.request.ui.RequestLine;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Live;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Parts.Part;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** How far a batch is, and what became of each request. It stays up to date. */
final class ReportPart extends Div {

    private final transient MoveAddress address;
    private final transient Supplier<Optional<MoveReport>> reading;
    private final Viewer viewer;
    private final Paragraph counts = new Paragraph();
    private final ProgressBar progress = new ProgressBar();
    private final UnorderedList rows = new UnorderedList();
    private final transient Parts lines = new Parts(rows);
    private final Div foot = new Div();

    ReportPart(MoveAddress address, UUID batch, Supplier<Optional<MoveReport>> reading, Viewer viewer, Live live) {
        this.address = address;
        this.reading = reading;
        this.viewer = viewer;
        addClassName("section");
        MoveBatch first = report().batch();
        Paragraph reason = new Paragraph(first.reason());
        reason.addClassName("prose");
        Span title = new Span(getTranslation("move.from-to", first.from(), first.to()));
        title.addClassName("strong");
        Sentence by = new Sentence("move.by", first.by().name(), Time.inSentence(first.at(), viewer.formats()));
        by.addClassName("small");
        progress.setMax(Math.max(1, first.all()));
        progress.getElement().setAttribute("aria-label", getTranslation("move.progress"));
        counts.getElement().setAttribute("role", "status");
        rows.addClassName("rows");
        foot.addClassName("organisation-foot");
        add(title, by, reason, counts, progress, rows, foot);
        show();
        live.keep(this, viewer.actor().tenant(), change -> change.isAbout(batch), this::show);
        // What changed before it was attached is announced to nobody here.
        addAttachListener(_ -> show());
    }

    private MoveReport report() {
        return reading.get().orElseThrow(NotFoundException::new);
    }

    private void show() {
        MoveReport report = report();
        MoveBatch batch = report.batch();
        counts.setText(counts(batch));
        progress.setValue(batch.moved() + batch.stayed());
        progress.setVisible(batch.waiting() > 0);
        lines.show(report.lines().stream()
                .map(line -> Part.of(line.request().id(), () -> item(line), line))
                .toList());
        foot.removeAll();
        report.next()
                .ifPresent(after -> foot.add(new Anchor(address.of(batch.id(), after), getTranslation("move.more"))));
    }

    static String counts(MoveBatch batch) {
        return batch.waiting() > 0
                ? I18NProvider.translate("move.counts.running", batch.moved(), batch.stayed(), batch.waiting())
                : I18NProvider.translate("move.counts", batch.moved(), batch.stayed());
    }

    private ListItem item(MoveReport.Line line) {
        Span became = line.stays()
                .map(stays -> FitWords.of(stays, viewer.language()))
                .orElseGet(() -> line.waits()
                        ? new Badge(Tone.CALM, Icon.WAITING, getTranslation("move.waits"))
                        : new Badge(Tone.YES, Icon.DONE, getTranslation("move.moved")));
        Div row = new Div(new Div(new RequestLine(line.request(), viewer.formats(), viewer.language(), true), became));
        row.addClassName("move-line");
        return new ListItem(row);
    }
}
