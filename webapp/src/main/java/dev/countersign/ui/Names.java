package dev.countersign.ui;

import java.text.ListFormat;
import java.util.List;
import java.util.Locale;

/** A phrase for several people of whom some or all must act: "Ana or Jon", "Ana and Jon", "2 of Ana, Jon and Eva". */
public final class Names {

    private Names() {}

    /**
     * The phrase.
     *
     * @param needed how many of them must act
     * @param most how many names may be shown; more people than this are counted
     */
    public static String of(List<String> names, int needed, int most, Formats formats) {
        return of(names, names.size(), needed, most, formats);
    }

    /**
     * The same if not all names were read.
     *
     * @param names at least the first {@code most} of them
     * @param people how many people there are
     */
    public static String of(List<String> names, int people, int needed, int most, Formats formats) {
        boolean all = needed >= people;
        if (people > most) {
            String key = all ? "names.all-of" : "names.some-of";
            return all ? formats.say(key, people) : formats.say(key, needed, people);
        }
        if (names.size() < 2) {
            return String.join("", names);
        }
        if (all || needed > 1) {
            String list = list(names, ListFormat.Type.STANDARD, formats.region());
            return all ? list : formats.say("names.some-of-these", needed, list);
        }
        return list(names, ListFormat.Type.OR, formats.region());
    }

    /** The same if their number does not say how many must act: "Ana, Jon and Eva", "12 people". */
    public static String all(List<String> names, int people, int most, Formats formats) {
        return people > most
                ? formats.say("names.people", people)
                : list(names, ListFormat.Type.STANDARD, formats.region());
    }

    private static String list(List<String> names, ListFormat.Type type, Locale locale) {
        return ListFormat.getInstance(locale, type, ListFormat.Style.FULL).format(names);
    }
}
