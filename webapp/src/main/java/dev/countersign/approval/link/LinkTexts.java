package dev.countersign.approval.link;

import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.link.LinkCase.Line;
import dev.countersign.people.Person;
import dev.countersign.request.Fact;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.TimelineEntry;
import dev.countersign.request.ui.FactWords;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What was written at length: the long answers of the form, and what people said at the end. */
final class LinkTexts {

    private LinkTexts() {}

    /** In the order in which they are read. */
    static List<Line> of(ApprovalCase shown, String title, Person reader, Formats formats) {
        Locale language = formats.language();
        Stream<Line> facts = shown.request().facts().stream()
                .filter(fact -> isText(fact.value()) && !fact.value().equals(new Fact.Value.Prose(title)))
                .map(fact -> new Line(fact.label().in(language), words(shown, fact, formats)));
        return Stream.of(cancelled(shown, formats), said(shown, reader, formats), facts)
                .flatMap(lines -> lines)
                .toList();
    }

    /** Why the request was cancelled, and who says so. */
    private static Stream<Line> cancelled(ApprovalCase shown, Formats formats) {
        RequestCase.Head head = shown.request().head();
        return Optional.ofNullable(head.reason())
                .filter(_ -> head.status() == RequestStatus.CANCELLED)
                .flatMap(reason -> head.endedBy()
                        .map(by -> new Line(formats.say("link.cancelled", by.name()), reason.in(formats.language()))))
                .stream();
    }

    /** The comment with which the reader has decided. */
    private static Stream<Line> said(ApprovalCase shown, Person reader, Formats formats) {
        if (!(shown.state() instanceof ApprovalCase.State.Decided own)) {
            return Stream.empty();
        }
        return shown.request().timeline().stream()
                .filter(TimelineEntry.Decided.class::isInstance)
                .map(TimelineEntry.Decided.class::cast)
                .filter(one -> one.by().id().equals(reader.id()) && one.at().equals(own.when()))
                .flatMap(one -> Optional.ofNullable(one.comment()).stream())
                .filter(comment -> !comment.isBlank())
                .map(comment -> new Line(formats.say("link.said"), comment));
    }

    /** An answer that the newest revision changed, with the one before. */
    static String words(ApprovalCase shown, Fact fact, Formats formats) {
        String now = FactWords.of(fact.value(), formats, formats.language());
        return Optional.ofNullable(shown.request().changedFrom().get(fact.field()))
                .map(before -> formats.say("link.changed", now, FactWords.of(before, formats, formats.language())))
                .orElse(now);
    }

    static boolean isText(Fact.Value value) {
        return value instanceof Fact.Value.Prose || value instanceof Fact.Value.Table;
    }
}
