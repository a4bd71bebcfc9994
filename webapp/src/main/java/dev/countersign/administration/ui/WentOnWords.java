package dev.countersign.administration.ui;

import dev.countersign.request.WentOn;
import dev.countersign.request.ui.EndWords;
import dev.countersign.ui.Formats;

/** Who was faster than whoever would have had a failed request go on: "Elena Prado retried it today 10:15." */
final class WentOnWords {

    private WentOnWords() {}

    static String sentence(WentOn how, Formats formats) {
        return how.reopened()
                .map(before -> formats.say(
                        before.skipped() ? "went-on.skipped" : "went-on.retried",
                        before.by().name(),
                        formats.inSentence(before.at())))
                .orElseGet(() -> how.end().status().isOpen()
                        ? formats.say("went-on.not-failed")
                        : EndWords.sentence(how.end(), formats));
    }
}
