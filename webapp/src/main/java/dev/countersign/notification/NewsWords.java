package dev.countersign.notification;

import dev.countersign.approval.RevisionNews;
import dev.countersign.people.Person;
import dev.countersign.people.PersonName;
import dev.countersign.request.Fact;
import dev.countersign.request.FieldChange;
import dev.countersign.request.ui.FactWords;
import dev.countersign.ui.Excerpt;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.stream.Stream;

/** The lines of a letter about a changed request: what is changed, who asked for what, and what the requester replied. */
final class NewsWords {

    /** The most changes that are named. The number of further ones is said. */
    private static final int MOST = 10;

    private NewsWords() {}

    static Stream<String> lines(RevisionNews.News news, Person requester, Formats formats) {
        return Stream.of(
                        Stream.of(
                                "",
                                say(formats, news.changes().isEmpty() ? "news.same" : "news.changed", news.since())),
                        changes(news.changes(), formats),
                        Stream.of("").filter(_ -> !news.said().isEmpty()),
                        news.said().stream()
                                .flatMap(said -> said(said, requester, formats).lines()))
                .flatMap(lines -> lines);
    }

    private static Stream<String> changes(List<FieldChange> changes, Formats formats) {
        int hidden = changes.size() - MOST;
        return Stream.concat(
                changes.stream()
                        .limit(MOST)
                        .map(change -> say(
                                formats,
                                "news.field",
                                change.label().in(formats.language()),
                                words(change.now(), formats),
                                words(change.before(), formats))),
                Stream.of(hidden).filter(more -> more > 0).map(more -> say(formats, "digest.more", more)));
    }

    /** On one line. */
    private static String words(Fact.Value value, Formats formats) {
        return Excerpt.of(
                FactWords.of(value, formats, formats.language()).strip().replaceAll("\\s+", " "));
    }

    private static String said(RevisionNews.Said said, Person requester, Formats formats) {
        return said.by()
                .map((PersonName by) -> say(formats, "news.asked", by.name(), said.text()))
                .orElseGet(() -> say(formats, "news.replied", requester.called(), said.text()));
    }

    private static String say(Formats formats, String key, Object... arguments) {
        return LetterWriter.BUNDLE.say(formats.language(), key, arguments);
    }
}
