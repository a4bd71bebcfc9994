package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.audit.AuditChecked;
import dev.countersign.audit.AuditFinding;
import dev.countersign.audit.Verification;
import dev.countersign.audit.Verification.Fault;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whether the log is intact: the last check, a button that checks it now, and what to do if it was altered; then what checks have found before. */
final class AuditCheckPanel extends Div {

    /** With which the log itself is intact. */
    private static final Set<Fault> OF_REMOVALS = Set.of(Fault.REMOVAL_ALTERED, Fault.REMOVAL_UNKNOWN);

    private final transient Formats formats;
    private final transient Supplier<Optional<AuditChecked>> last;
    private final transient Supplier<List<AuditFinding>> findings;
    private final transient Supplier<Verification> verify;
    private final Div result = new Div();
    private final Button check = new Button();
    private final Div past = new Div();
    private final String all;

    /** @param all where all findings are shown */
    AuditCheckPanel(
            Formats formats,
            Supplier<Optional<AuditChecked>> last,
            Supplier<List<AuditFinding>> findings,
            Supplier<Verification> verify,
            String all) {
        this.formats = formats;
        this.last = last;
        this.findings = findings;
        this.verify = verify;
        this.all = all;
        addClassName("audit-check");
        check.setText(getTranslation("audit.check"));
        check.setDisableOnClick(true);
        check.addClickListener(clicked -> verify());
        past.addClassName("audit-findings");
        add(result, check, past);
        show();
    }

    private void verify() {
        Verification found = verify.get();
        show();
        check.setEnabled(true);
        getUI().ifPresent(ui -> Announcer.announce(ui, title(found)));
    }

    private void show() {
        result.removeAll();
        last.get()
                .ifPresentOrElse(
                        checked -> result.add(notice(checked)),
                        () -> result.add(new Paragraph(getTranslation("audit.check.none"))));
        past.removeAll();
        List<AuditFinding> found = findings.get();
        past.setVisible(!found.isEmpty());
        if (!found.isEmpty()) {
            UnorderedList list = new UnorderedList();
            found.stream().map(this::told).forEach(list::add);
            past.add(
                    new H2(getTranslation("audit.findings")),
                    list,
                    new Anchor(all, getTranslation("audit.findings.all")));
        }
    }

    /** What a check has found, and how it ended. */
    private ListItem told(AuditFinding finding) {
        Span end = new Span(finding.next()
                .map(next -> getTranslation(
                        finding.ended() ? "audit.finding.ended" : "audit.finding.other", formats.exact(next)))
                .orElseGet(() -> getTranslation("audit.finding.open")));
        end.addClassName("small");
        return new ListItem(
                new Span(getTranslation("audit.finding", formats.exact(finding.at()), title(finding.found()))), end);
    }

    private Div notice(AuditChecked checked) {
        boolean intact = checked.result() instanceof Verification.Intact;
        Div shown = new Div(new Notice(
                intact ? Tone.YES : Tone.NO,
                intact ? Icon.DONE : Icon.FAILED,
                getTranslation("audit.checked", title(checked.result()), formats.inSentence(checked.at()))));
        if (!intact) {
            OrderedList steps = new OrderedList();
            Stream.of("keep", "who", "compare", "tell")
                    .map(step -> new ListItem(getTranslation("audit.broken." + step)))
                    .forEach(steps::add);
            shown.add(new Paragraph(getTranslation("audit.broken.to-do")), steps);
        }
        return shown;
    }

    private String title(Verification found) {
        return switch (found) {
            case Verification.Intact intact -> getTranslation("audit.intact", intact.entries());
            case Verification.Broken(long entry, Fault fault)
            when OF_REMOVALS.contains(fault) -> getTranslation("audit.broken." + fault, entry);
            case Verification.Broken(long entry, Fault fault) ->
                getTranslation(
                        "audit.broken",
                        entry,
                        formats.find("alarm.fault." + fault).orElse(fault.name()));
            case Verification.DecisionsDiffer differ ->
                getTranslation(
                        "audit.decisions-differ",
                        differ.decisions().getFirst().decision(),
                        differ.decisions().getFirst().request());
            case Verification.NotAllowed _ -> getTranslation("audit.check.not-allowed");
        };
    }
}
