package dev.countersign.request.ui;

import dev.countersign.request.Prospect;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.stream.Collectors;

/** Why somebody is asked, told to others. */
final class BecauseWords {

    private BecauseWords() {}

    /** "group Legal · manager of Ana Torres", each once. */
    static String of(List<Prospect.Because> why, Formats formats) {
        return why.stream().map(because -> of(because, formats)).distinct().collect(Collectors.joining(Dotted.POINT));
    }

    private static String of(Prospect.Because because, Formats formats) {
        String words = formats.say(
                "new.who." + because.kind(),
                because.args().stream().map(arg -> arg.in(formats.language())).toArray());
        return because.fallback() ? formats.say("new.who.fallback", words) : words;
    }
}
