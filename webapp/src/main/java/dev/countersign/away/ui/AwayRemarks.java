package dev.countersign.away.ui;

import dev.countersign.away.Absences;
import dev.countersign.away.AwayNow;
import dev.countersign.people.PersonId;
import dev.countersign.ui.PersonPicker.Remark;
import dev.countersign.ui.Viewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Says of people who can be chosen that they are away, until when, and who decides for them. */
public record AwayRemarks(Absences absences, Viewer viewer)
        implements Function<Collection<PersonId>, Map<PersonId, Remark>> {

    @Override
    public Map<PersonId, Remark> apply(Collection<PersonId> people) {
        Map<PersonId, Remark> remarks = new HashMap<>();
        absences.away(viewer.actor(), people).forEach((person, away) -> remarks.put(person, remark(away)));
        return remarks;
    }

    private Remark remark(AwayNow.Absent away) {
        String until = viewer.formats().date(away.until());
        String sentence = away.deciding()
                .map(deciding -> viewer.formats()
                        .say(
                                away.allTemplates() ? "away.instead-until" : "away.instead-some-until",
                                away.person().name(),
                                until,
                                deciding.name()))
                .orElseGet(() -> viewer.formats()
                        .say(
                                "away.alone-until",
                                away.person().name(),
                                until,
                                away.standIn().name()));
        return new Remark(
                viewer.formats().say("away.away-until", until),
                away.note().isBlank() ? sentence : viewer.formats().say("away.with-note", sentence, away.note()));
    }
}
