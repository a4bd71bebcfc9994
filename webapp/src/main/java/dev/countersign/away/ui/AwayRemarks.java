package dev.countersign.away.ui;

import dev.countersign.away.Absences;
import dev.countersign.away.AwayNow;
import dev.countersign.people.PersonId;
import dev.countersign.ui.PersonPicker.Remark;
import dev.countersign.ui.Viewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Says of people who can be chosen that they are away, until when, and who decides for them.
 *
 * @param from who passes something to the chosen person, if anybody does: they do not get it back as the stand-in of that person
 */
public record AwayRemarks(Absences absences, Viewer viewer, Supplier<Optional<PersonId>> from)
        implements Function<Collection<PersonId>, Map<PersonId, Remark>> {

    public AwayRemarks(Absences absences, Viewer viewer) {
        this(absences, viewer, Optional::empty);
    }

    @Override
    public Map<PersonId, Remark> apply(Collection<PersonId> people) {
        Map<PersonId, Remark> remarks = new HashMap<>();
        absences.away(viewer.actor(), people).forEach((person, away) -> remarks.put(person, remark(away)));
        return remarks;
    }

    private Remark remark(AwayNow.Absent away) {
        String until = viewer.formats().date(away.until());
        return new Remark(
                viewer.formats().say("away.away-until", until),
                viewer.formats()
                        .say(
                                sentence(away),
                                away.person().name(),
                                until,
                                away.standIn().name()));
    }

    private String sentence(AwayNow.Absent away) {
        if (from.get().filter(away.standIn().id()::equals).isPresent()) {
            return "away.not-back-until";
        }
        return away.allTemplates() ? "away.instead-until" : "away.instead-some-until";
    }
}
