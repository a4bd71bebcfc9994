package dev.countersign.request.ui;

import dev.countersign.people.PersonName;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Names;
import java.util.List;

/** Phrases about people who are asked to decide and have left. */
public final class LeftWords {

    private static final int MOST = 5;

    private LeftWords() {}

    /** "Ana Torres and Jon Sáez", "12 people". */
    public static String names(List<PersonName> left, Formats formats) {
        return Names.all(left.stream().map(PersonName::name).toList(), left.size(), MOST, formats);
    }

    /** Why the request does not go on, and who can mend it. */
    static String notice(List<PersonName> left, Formats formats) {
        return formats.say("request.left", names(left, formats), left.size());
    }
}
