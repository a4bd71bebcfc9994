package dev.countersign.request.ui;

import dev.countersign.people.PersonName;
import dev.countersign.request.PanelName;
import dev.countersign.request.Tally;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Names;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far an approval is, in words. */
public final class PanelWords {

    private PanelWords() {}

    /** Of whom approvals are missing: "Ana or Jon"; "2 of Ana, Jon and Eva (Legal); Leo (Finance)". Empty where only those are missing that nobody can give. */
    static String awaited(Tally tally, int names, Formats formats, Locale language) {
        return tally.incomplete().stream()
                .filter(part -> part.awaitedPeople() > 0)
                .map(part -> {
                    String people = people(part, names, formats);
                    if (tally.isPlain()) {
                        return people;
                    }
                    if (part.weights()) {
                        return formats.say("names.weight", people, part.missing(), part.awaitedPeople());
                    }
                    return part.name().kind() == PanelName.Kind.PEOPLE
                            ? people
                            : formats.say("names.of-panel", people, label(part, names, formats, language));
                })
                .collect(Collectors.joining("; "));
    }

    /** "Legal: 1 of 2 approvals". People without a name in common are not named: those who are awaited gave none of these approvals. */
    static String progress(Tally.Part part, int names, Formats formats, Locale language) {
        if (part.weights()) {
            return formats.say("path.weight", part.reached(), part.needed());
        }
        String label = part.name().kind() == PanelName.Kind.PEOPLE
                ? formats.say("panel.approvers")
                : label(part, names, formats, language);
        return formats.say("path.panel", label, part.reached(), part.needed());
    }

    /** What is missing: "1 approval from Legal"; "1 approval that nobody can give now". */
    public static String missing(Tally.Part part, int names, Formats formats, Locale language) {
        if (part.weights()) {
            return formats.say("case.next.weight", part.missing());
        }
        return part.name().kind() == PanelName.Kind.PEOPLE && part.awaitedPeople() == 0
                ? formats.say("case.next.from-nobody", part.missing())
                : formats.say("case.next.from", part.missing(), label(part, names, formats, language));
    }

    static String people(Tally.Part part, int names, Formats formats) {
        List<String> awaited = part.awaited().stream().map(PersonName::name).toList();
        return part.weights()
                ? Names.all(awaited, part.awaitedPeople(), names, formats)
                : Names.of(awaited, part.awaitedPeople(), part.missing(), names, formats);
    }

    private static String label(Tally.Part part, int names, Formats formats, Locale language) {
        return switch (part.name().kind()) {
            case GROUP -> part.name().group().in(language);
            case ADMINISTRATORS -> formats.say("panel.administrators");
            case TEMPLATE_EDITORS -> formats.say("panel.template-editors");
            case MANAGERS -> formats.say("panel.managers");
            case PEOPLE -> people(part, names, formats);
        };
    }
}
