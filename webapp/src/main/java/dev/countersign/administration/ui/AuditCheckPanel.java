package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.audit.AuditChecked;
import dev.countersign.audit.Verification;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whether the log is intact: the last check, a button that checks it now, and what to do if it was altered. */
final class AuditCheckPanel extends Div {

    private final transient Formats formats;
    private final transient Supplier<Optional<AuditChecked>> last;
    private final transient Supplier<Verification> verify;
    private final Div result = new Div();
    private final Button check = new Button();

    AuditCheckPanel(Formats formats, Supplier<Optional<AuditChecked>> last, Supplier<Verification> verify) {
        this.formats = formats;
        this.last = last;
        this.verify = verify;
        addClassName("audit-check");
        check.setText(getTranslation("audit.check"));
        check.setDisableOnClick(true);
        check.addClickListener(clicked -> verify());
        add(result, check);
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
            case Verification.Broken broken ->
                getTranslation(
                        "audit.broken",
                        broken.sequence(),
                        formats.find("alarm.fault." + broken.fault())
                                .orElse(broken.fault().name()));
            case Verification.DecisionsDiffer differ ->
                getTranslation(
                        "audit.decisions-differ",
                        differ.decisions().getFirst().decision(),
                        differ.decisions().getFirst().request());
            case Verification.NotAllowed _ -> getTranslation("audit.check.not-allowed");
        };
    }
}
