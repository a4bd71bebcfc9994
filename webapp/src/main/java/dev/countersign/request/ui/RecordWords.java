package dev.countersign.request.ui;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import dev.countersign.request.PathNode;
import dev.countersign.request.TimelineEntry;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The history of a request as plain sentences, with what people said. */
record RecordWords(Formats formats) {

    String of(TimelineEntry entry) {
        return switch (entry) {
            case TimelineEntry.Submitted e -> submitted(e);
            case TimelineEntry.Revised e -> say("revised", e.by().name(), e.revision());
            case TimelineEntry.NotRevised e ->
                say("not-revised", e.by().map(PersonName::name).orElse(""));
            case TimelineEntry.Commented e -> said(say("commented", e.by().name()), e.text());
            case TimelineEntry.Asked e when e.people().isEmpty() -> say("nobody", in(e.name()));
            case TimelineEntry.Asked e -> say(e.escalated() ? "escalated" : "asked", names(e.people()), in(e.name()));
            case TimelineEntry.Decided e -> said(decided(e), e.comment());
            case TimelineEntry.Passed e -> said(passed(e), e.note());
            case TimelineEntry.PassedOn e -> passedOn(e);
            case TimelineEntry.Back e -> say("back", e.owner().name(), in(e.name()));
            case TimelineEntry.Member e ->
                say("member." + e.what().name(), e.person().name(), in(e.name()));
            case TimelineEntry.Apart e -> say("apart", e.person().name(), in(e.name()), in(e.decided()));
            case TimelineEntry.Settled e -> settled(e);
            case TimelineEntry.Nudged e -> say("nudged", e.by().name(), in(e.name()));
            case TimelineEntry.Extended e -> said(extended(e), e.reason());
            case TimelineEntry.Expired e when e.silent().isEmpty() -> say("expired", in(e.name()));
            case TimelineEntry.Expired e -> say("expired-by", in(e.name()), names(e.silent()));
            case TimelineEntry.Checked e ->
                said(say(e.refused() ? "check-denied" : "checked", in(e.name())), maybe(e.result()));
            case TimelineEntry.Undone e -> said(undone(e), maybe(e.failure()));
            case TimelineEntry.Attached e ->
                say(
                        e.hidden() ? "attached-hidden" : "attached",
                        e.by().name(),
                        e.file().name());
            case TimelineEntry.FileHidden e -> say("file-hidden", e.by().name(), e.file());
            case TimelineEntry.Retried e -> said(say("retried", e.by().name()), e.reason());
            case TimelineEntry.Skipped e -> said(say("skipped", e.by().name(), in(e.name())), e.reason());
            case TimelineEntry.Moved e -> said(say("moved", e.by().name(), e.version()), e.reason());
            case TimelineEntry.Closed e ->
                say("closed." + e.status().name(), e.by().map(PersonName::name).orElse(""));
        };
    }

    private String passedOn(TimelineEntry.PassedOn entry) {
        return formats.say(
                StandInWords.passedOn(entry.until()),
                entry.standIn().name(),
                entry.owner().name(),
                in(entry.name()),
                entry.until().map(formats::date).orElse(""));
    }

    private String submitted(TimelineEntry.Submitted entry) {
        String name = entry.by().name();
        return entry.program()
                .map(program -> say("submitted-by-program", name, program))
                .orElseGet(() -> say("submitted", name));
    }

    private String extended(TimelineEntry.Extended entry) {
        return say(
                "extended",
                entry.by().name(),
                in(entry.name()),
                formats.exact(entry.before()),
                formats.exact(entry.due()));
    }

    private String decided(TimelineEntry.Decided entry) {
        String key = switch (entry.basis()) {
            case OWN ->
                switch (entry.answer()) {
                    case APPROVED -> "approved";
                    case DENIED -> "denied";
                    case ASKED_FOR_CHANGES -> "asked-for-changes";
                    case AWAITED, LAPSED, NOT_NEEDED -> throw new IllegalArgumentException("nothing was decided");
                };
            case STEP_BEFORE -> "repeated";
            case KEPT -> "kept";
        };
        boolean isVoid = !entry.counts() && entry.answer() != PathNode.Answer.ASKED_FOR_CHANGES;
        String step = in(entry.name());
        return say(
                key,
                StandInWords.name(entry.by(), entry.standsFor(), formats),
                isVoid ? Dotted.of(step, say("void")) : step);
    }

    private String passed(TimelineEntry.Passed entry) {
        return say(
                entry.by().equals(entry.from()) ? "delegated" : "reassigned",
                entry.by().name(),
                entry.to().name(),
                in(entry.name()),
                entry.from().name());
    }

    private String settled(TimelineEntry.Settled entry) {
        return say(
                "settled." + (entry.elsewhere() ? "elsewhere" : "left") + (entry.approved() ? ".APPROVED" : ".DENIED"),
                names(entry.without()),
                in(entry.name()));
    }

    private String undone(TimelineEntry.Undone entry) {
        String done = entry.finished() ? "undone" : "nothing-left";
        return say(entry.failure() == null ? done : "not-undone", in(entry.name()));
    }

    private static String names(List<PersonName> people) {
        return people.stream().map(PersonName::name).collect(Collectors.joining(", "));
    }

    private String say(String key, Object... values) {
        return formats.say("activity." + key, values);
    }

    private String said(String sentence, @Nullable String words) {
        return words == null || words.isBlank() ? sentence : sentence + "\n" + formats.say("record.quoted", words);
    }

    private String in(Text text) {
        return text.in(formats.language());
    }

    private @Nullable String maybe(@Nullable Text text) {
        return text == null ? null : in(text);
    }
}
