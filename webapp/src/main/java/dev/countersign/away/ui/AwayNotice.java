package dev.countersign.away.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.countersign.away.Absences;
import dev.countersign.away.AwayNow;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Live;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.stream.Stream;

/** Says above a list that the person is away and who decides for them, or for whom they decide. */
@StyleSheet("countersign/away.css")
public final class AwayNotice extends Div {

    private final transient Absences absences;
    private final Viewer viewer;
    private transient AwayNow shown = AwayNow.NOTHING;

    public AwayNotice(Absences absences, Viewer viewer, Live live) {
        this.absences = absences;
        this.viewer = viewer;
        addClassName("away-notice");
        read();
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> change.concerns(viewer.actor().person()),
                this::read);
    }

    private void read() {
        AwayNow now = absences.now(viewer.actor());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        removeAll();
        now.own()
                .forEach(absence -> add(new Notice(
                        Tone.WAIT,
                        Icon.WAITING,
                        own(absence),
                        new Anchor("away", getTranslation("away.notice.change")))));
        now.others()
                .forEach(absence -> add(new Notice(
                        Tone.CALM,
                        Icon.WAITING,
                        say("away.notice.other", absence, absence.person().name()))));
    }

    /** With who really decides: the stand-in may be away, too, or may have left. */
    private String own(AwayNow.Absent absence) {
        String key = absence.allTemplates() ? "away.notice.own" : "away.notice.own-some";
        return absence.deciding()
                .map(deciding -> say(
                        deciding.equals(absence.standIn()) ? key : key + "-chain",
                        absence,
                        deciding.name(),
                        absence.standIn().name()))
                .orElseGet(() ->
                        say("away.notice.own-nobody", absence, absence.standIn().name()));
    }

    private String say(String key, AwayNow.Absent absence, String... names) {
        String sentence = getTranslation(
                key,
                Stream.concat(Stream.of(viewer.formats().date(absence.until())), Stream.of(names))
                        .toArray());
        return absence.note().isBlank() ? sentence : getTranslation("away.with-note", sentence, absence.note());
    }
}
