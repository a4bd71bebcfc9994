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
        boolean all = needed >= names.size();
        if (names.size() > most) {
            String key = all ? "names.all-of" : "names.some-of";
            return all ? formats.say(key, names.size()) : formats.say(key, needed, names.size());
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

    private static String list(List<String> names, ListFormat.Type type, Locale locale) {
        return ListFormat.getInstance(locale, type, ListFormat.Style.FULL).format(names);
    }
}
