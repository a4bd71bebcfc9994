package dev.countersign.away.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.away.Absence;
import dev.countersign.away.AbsentDays;
import dev.countersign.away.AwayPage;
import dev.countersign.definitions.text.Text;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import java.util.function.Consumer;

/** The absences of a person that are not over. */
final class AbsenceList extends UnorderedList {

    private final transient AwayPage page;
    private final Viewer viewer;
    private final transient Consumer<Absence> change;
    private final transient Consumer<Absence> end;

    AbsenceList(AwayPage page, Viewer viewer, Consumer<Absence> change, Consumer<Absence> end) {
        this.page = page;
        this.viewer = viewer;
        this.change = change;
        this.end = end;
        addClassName("rows");
        page.absences().forEach(entry -> add(new ListItem(row(entry))));
    }

    private Div row(AwayPage.Entry entry) {
        Absence absence = entry.absence();
        String days = days(absence, viewer.formats());
        Span when = new Span(days);
        when.addClassName("strong");
        Div head = new Div(when, badge(entry.running()));
        head.addClassName("absence-head");
        String standIn = entry.standIn().name();
        Div row = new Div(
                head,
                new Paragraph(absence.template()
                        .map(key -> getTranslation("away.decides-one", standIn, template(key)))
                        .orElseGet(() -> getTranslation("away.decides", standIn))));
        if (entry.running() && !entry.deciding().equals(Optional.of(entry.standIn()))) {
            row.add(new Paragraph(entry.deciding()
                    .map(deciding -> getTranslation("away.decides-chain", standIn, deciding.name()))
                    .orElseGet(() -> getTranslation("away.decides-nobody", standIn))));
        }
        if (!absence.note().isEmpty()) {
            Paragraph note = new Paragraph(absence.note());
            note.addClassName("prose");
            row.add(note);
        }
        if (!absence.setBy().equals(absence.person())) {
            Paragraph by =
                    new Paragraph(getTranslation("away.set-by", entry.setBy().name()));
            by.addClassName("small");
            row.add(by);
        }
        row.add(acts(entry, days));
        row.addClassName("absence");
        return row;
    }

    static Badge badge(boolean running) {
        return running
                ? new Badge(Tone.WAIT, Icon.WAITING, I18NProvider.translate("away.running"))
                : new Badge(Tone.CALM, Icon.AHEAD, I18NProvider.translate("away.planned"));
    }

    private Div acts(AwayPage.Entry entry, String days) {
        String key = entry.running() ? "away.end" : "away.remove";
        Div acts = new Div(
                button("away.change", days, () -> change.accept(entry.absence())),
                button(key, days, () -> end.accept(entry.absence())));
        acts.addClassName("absence-acts");
        return acts;
    }

    private Button button(String key, String days, Runnable act) {
        Button button = new Button(getTranslation(key), clicked -> act.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("away.act-about", getTranslation(key), days));
        return button;
    }

    private String template(String key) {
        return page.templates().getOrDefault(key, Text.of(key)).in(viewer.language());
    }

    static String days(Absence absence, Formats formats) {
        return AbsentDays.of(absence).words(formats);
    }
}
