package dev.countersign.request.ui;

import dev.countersign.people.PersonName;
import dev.countersign.request.PathNode;
import dev.countersign.request.Prospect;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Phrases about people who are away, and about those who decide for them. */
public final class StandInWords {

    private StandInWords() {}

    /** "Luis Pardo (for Marta Ruiz)". */
    public static String name(PersonName person, Optional<PersonName> standsFor, Formats formats) {
        return standsFor
                .map(owner -> formats.say("away.for", person.name(), owner.name()))
                .orElseGet(person::name);
    }

    static String name(PathNode.Participant person, Formats formats) {
        return name(person.person(), person.standsFor().map(PathNode.StandsFor::owner), formats);
    }

    /** "Luis Pardo (for Marta Ruiz) and Jon Sáez", "3 people": those who have decided, and not all who could. */
    static String names(List<PathNode.Participant> deciding, int most, Formats formats) {
        return Names.all(deciding.stream().map(one -> name(one, formats)).toList(), deciding.size(), most, formats);
    }

    /** "for Marta Ruiz"; with the name of the stand-in if the step waits for others, too. */
    static String place(PathNode.Participant person, PathNode.Step step, Formats formats) {
        boolean alone = step.people().stream()
                        .filter(one -> one.answer() == PathNode.Answer.AWAITED)
                        .count()
                == 1;
        return person.standsFor()
                .filter(_ -> alone)
                .map(place -> formats.say("away.for-whom", place.owner().name()))
                .orElseGet(() -> name(person, formats));
    }

    /** The sentence that somebody decides for whoever is away; another one once they are back. */
    static String passedOn(Optional<LocalDate> until) {
        return until.isPresent() ? "activity.passed-on.away" : "activity.passed-on";
    }

    /** The sentence, with what the person who is away has told colleagues. */
    private static String withNote(String sentence, String note, Formats formats) {
        return note.isBlank() ? sentence : formats.say("away.with-note", sentence, note);
    }

    /** The same before there is a request. */
    static String notice(Prospect.Away away, Formats formats) {
        String until = formats.date(away.until());
        String sentence = away.standIn()
                .map(standIn -> formats.say("away.instead-until", away.person().name(), until, standIn.name()))
                .orElseGet(() -> formats.say("away.is-until", away.person().name(), until));
        return withNote(sentence, away.note(), formats);
    }

    /** " Marta Ruiz is away until 12 May 2027. Luis Pardo decides instead.", of whom a request was passed to; empty if they are there. */
    public static String instead(PersonName to, RequestCase request, Formats formats) {
        return request.standIns().stream()
                .filter(one -> one.standsFor()
                        .filter(place -> place.absent().id().equals(to.id()))
                        .isPresent())
                .flatMap(one -> notice(one, formats).stream())
                .distinct()
                .map(sentence -> " " + sentence)
                .collect(Collectors.joining());
    }

    /**
     * "Marta Ruiz is away until 12 May 2027. Luis Pardo decides instead." Of a place that was passed to somebody else who is away, that person is named. Empty once they are back: what was decided for them, and can still be undone,
     * stays in their place.
     */
    public static Optional<String> notice(PathNode.Participant standIn, Formats formats) {
        return standIn.standsFor()
                .flatMap(place -> place.until()
                        .map(day -> formats.say(
                                "away.instead-until",
                                place.absent().name(),
                                formats.date(day),
                                standIn.person().name()))
                        .map(sentence -> withNote(sentence, place.note(), formats)));
    }
}
