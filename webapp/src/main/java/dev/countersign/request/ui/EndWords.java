package dev.countersign.request.ui;

import dev.countersign.people.PersonName;
import dev.countersign.request.RequestEnd;
import dev.countersign.ui.Formats;

/** How a request has ended, as a sentence for whoever comes too late: "Ana Torres withdrew the request today 10:15." */
public final class EndWords {

    private EndWords() {}

    public static String sentence(RequestEnd end, Formats formats) {
        return formats.say(
                "ended." + (end.status().isOpen() ? "OPEN" : end.status().name()),
                end.by().map(PersonName::name).orElse(""),
                end.at().map(formats::inSentence).orElse(""));
    }
}
