package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import dev.countersign.request.PathNode;
import dev.countersign.request.TimelineEntry;
import dev.countersign.request.ui.form.FileLine;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Names;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Parts.Part;
import dev.countersign.ui.PersonMark;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The history of a request, oldest first: events, decisions and comments. */
public final class Activity extends OrderedList {

    /** The most names that are shown. The number of further people is shown. */
    private static final int NAMES = 10;

    private record Nth(TimelineEntry entry, int count) {}

    private final transient Formats formats;
    private final Locale language;
    private final transient Parts parts = new Parts(this);

    public Activity(List<TimelineEntry> entries, Formats formats, Locale language) {
        this.formats = formats;
        this.language = language;
        addClassName("activity");
        show(entries);
    }

    /** Shows the changed history. Entries that are shown already stay, so that a selected text and the position of a screen reader stay, too. */
    public void show(List<TimelineEntry> entries) {
        Map<TimelineEntry, Integer> counts = new HashMap<>();
        Set<String> said = new HashSet<>();
        List<Part> all = new ArrayList<>();
        for (TimelineEntry entry : entries) {
            String reason = entry instanceof TimelineEntry.Closed closed ? words(closed.reason()) : null;
            boolean isSaid = reason != null && said.contains(reason);
            // Two entries can be equal, such as two comments of one instant.
            Nth nth = new Nth(entry, counts.merge(entry, 1, Integer::sum));
            all.add(Part.of(nth, () -> item(entry, isSaid), isSaid));
            Optional.ofNullable(words(entry)).ifPresent(said::add);
        }
        parts.show(all);
    }

    /** What was said with the entry, if anything. */
    private @Nullable String words(TimelineEntry entry) {
        return switch (entry) {
            case TimelineEntry.Commented e -> e.text();
            case TimelineEntry.Decided e -> e.comment();
            case TimelineEntry.Passed e -> e.note();
            case TimelineEntry.Checked e -> words(e.result());
            case TimelineEntry.Retried e -> e.reason();
            case TimelineEntry.Undone e -> words(e.failure());
            case TimelineEntry.Skipped e -> e.reason();
            case TimelineEntry.Moved e -> e.reason();
            case TimelineEntry.Extended e -> e.reason();
            case TimelineEntry.Submitted _,
                    TimelineEntry.Revised _,
                    TimelineEntry.NotRevised _,
                    TimelineEntry.Expired _,
                    TimelineEntry.Nudged _,
                    TimelineEntry.Asked _,
                    TimelineEntry.PassedOn _,
                    TimelineEntry.Back _,
                    TimelineEntry.Member _,
                    TimelineEntry.Apart _,
                    TimelineEntry.Settled _,
                    TimelineEntry.Attached _,
                    TimelineEntry.FileHidden _,
                    TimelineEntry.Closed _ -> null;
        };
    }

    /** @param isSaid whether the reason of the end was shown with the decision or result that ended the request; then it is not shown again */
    private ListItem item(TimelineEntry entry, boolean isSaid) {
        return switch (entry) {
            case TimelineEntry.Submitted e ->
                e.program()
                        .map(program -> by(e.by(), e, "activity.submitted-by-program", null, program))
                        .orElseGet(() -> by(e.by(), e, "activity.submitted", null));
            case TimelineEntry.Revised e -> by(e.by(), e, "activity.revised", null, e.revision());
            case TimelineEntry.NotRevised e ->
                waiting(
                        new Sentence(
                                "activity.not-revised",
                                Sentence.strong(e.by().map(PersonName::name).orElse(""))),
                        e);
            case TimelineEntry.Commented e -> commented(e);
            case TimelineEntry.Decided e -> decided(e);
            case TimelineEntry.Expired e -> waiting(expired(e), e);
            case TimelineEntry.Passed e -> passed(e);
            case TimelineEntry.Nudged e -> nudged(e);
            case TimelineEntry.Asked e
            when e.people().isEmpty() ->
                waiting(new Sentence("activity.nobody", e.name().in(language)), e);
            case TimelineEntry.Asked e -> waiting(asked(e), e);
            case TimelineEntry.PassedOn e -> waiting(passedOn(e), e);
            case TimelineEntry.Back e -> waiting(back(e), e);
            case TimelineEntry.Member e -> waiting(member(e), e);
            case TimelineEntry.Apart e -> waiting(apart(e), e);
            case TimelineEntry.Settled e -> settled(e);
            case TimelineEntry.Checked e -> checked(e);
            case TimelineEntry.Undone e -> undone(e);
            case TimelineEntry.Attached e ->
                by(
                        e.by(),
                        e,
                        e.hidden() ? "activity.attached-hidden" : "activity.attached",
                        null,
                        FileLine.named(e.file().name()));
            case TimelineEntry.FileHidden e -> by(e.by(), e, "activity.file-hidden", null, FileLine.named(e.file()));
            case TimelineEntry.Retried e -> by(e.by(), e, "activity.retried", e.reason());
            case TimelineEntry.Skipped e ->
                by(e.by(), e, "activity.skipped", e.reason(), e.name().in(language));
            case TimelineEntry.Moved e -> by(e.by(), e, "activity.moved", e.reason(), e.version());
            case TimelineEntry.Extended e ->
                by(
                        e.by(),
                        e,
                        "activity.extended",
                        e.reason(),
                        e.name().in(language),
                        formats.exact(e.before()),
                        formats.exact(e.due()));
            case TimelineEntry.Closed e ->
                item(
                        mark(StatusBadge.icon(e.status())),
                        new Sentence(
                                "activity.closed." + e.status().name(),
                                Sentence.strong(e.by().map(PersonName::name).orElse(""))),
                        e,
                        isSaid ? null : words(e.reason()));
        };
    }

    private ListItem commented(TimelineEntry.Commented entry) {
        return event(
                PersonMark.of(entry.by()),
                new Sentence("activity.commented", Sentence.strong(entry.by().name())),
                entry,
                new CommentText(entry.text(), entry.named()));
    }

    private Sentence expired(TimelineEntry.Expired entry) {
        String step = entry.name().in(language);
        return entry.silent().isEmpty()
                ? new Sentence("activity.expired", step)
                : new Sentence("activity.expired-by", step, Sentence.strong(names(entry.silent())));
    }

    private Sentence back(TimelineEntry.Back entry) {
        return new Sentence(
                "activity.back",
                Sentence.strong(entry.owner().name()),
                entry.name().in(language));
    }

    private Sentence member(TimelineEntry.Member entry) {
        return new Sentence(
                "activity.member." + entry.what().name(),
                Sentence.strong(entry.person().name()),
                entry.name().in(language));
    }

    private Sentence apart(TimelineEntry.Apart entry) {
        return new Sentence(
                "activity.apart",
                Sentence.strong(entry.person().name()),
                entry.name().in(language),
                entry.decided().in(language));
    }

    private ListItem settled(TimelineEntry.Settled entry) {
        Sentence sentence = new Sentence(
                "activity.settled." + (entry.elsewhere() ? "elsewhere" : "left")
                        + (entry.approved() ? ".APPROVED" : ".DENIED"),
                Sentence.strong(names(entry.without())),
                entry.name().in(language));
        return item(mark(entry.approved() ? Icon.DONE : Icon.DENIED), sentence, entry, null);
    }

    private ListItem decided(TimelineEntry.Decided entry) {
        Sentence sentence = new Sentence(
                switch (entry.basis()) {
                    case OWN -> decision(entry.answer());
                    case STEP_BEFORE -> "activity.repeated";
                    case KEPT -> "activity.kept";
                },
                Sentence.strong(StandInWords.name(entry.by(), entry.standsFor(), formats)),
                step(entry));
        return item(PersonMark.of(entry.by()), sentence, entry, entry.comment(), entry.named());
    }

    /** A question is answered by the change; a vote about the old revision is void. */
    private String step(TimelineEntry.Decided entry) {
        String step = entry.name().in(language);
        return entry.counts() || entry.answer() == PathNode.Answer.ASKED_FOR_CHANGES
                ? step
                : Dotted.of(step, formats.say("activity.void"));
    }

    private Sentence passedOn(TimelineEntry.PassedOn entry) {
        return new Sentence(
                StandInWords.passedOn(entry.until()),
                Sentence.strong(entry.standIn().name()),
                Sentence.strong(entry.owner().name()),
                entry.name().in(language),
                entry.until().map(formats::date).orElse(""));
    }

    private static String decision(PathNode.Answer answer) {
        return switch (answer) {
            case APPROVED -> "activity.approved";
            case DENIED -> "activity.denied";
            case ASKED_FOR_CHANGES -> "activity.asked-for-changes";
            case AWAITED, LAPSED, NOT_NEEDED -> throw new IllegalArgumentException("nothing was decided");
        };
    }

    private ListItem passed(TimelineEntry.Passed entry) {
        boolean delegated = entry.by().equals(entry.from());
        Sentence sentence = new Sentence(
                delegated ? "activity.delegated" : "activity.reassigned",
                Sentence.strong(entry.by().name()),
                Sentence.strong(entry.to().name()),
                entry.name().in(language),
                entry.from().name());
        return item(PersonMark.of(entry.by()), sentence, entry, entry.note(), entry.named());
    }

    private ListItem nudged(TimelineEntry.Nudged entry) {
        Sentence sentence = new Sentence(
                "activity.nudged",
                Sentence.strong(entry.by().name()),
                entry.name().in(language));
        return item(PersonMark.of(entry.by()), sentence, entry, null);
    }

    private Sentence asked(TimelineEntry.Asked entry) {
        return new Sentence(
                entry.escalated() ? "activity.escalated" : "activity.asked",
                Sentence.strong(names(entry.people())),
                entry.name().in(language));
    }

    private ListItem checked(TimelineEntry.Checked entry) {
        Sentence sentence = new Sentence(
                entry.refused() ? "activity.check-denied" : "activity.checked",
                entry.name().in(language));
        return item(mark(entry.refused() ? Icon.DENIED : Icon.DONE), sentence, entry, words(entry.result()));
    }

    private ListItem undone(TimelineEntry.Undone entry) {
        boolean failed = entry.failure() != null;
        String done = entry.finished() ? "activity.undone" : "activity.nothing-left";
        Sentence sentence =
                new Sentence(failed ? "activity.not-undone" : done, entry.name().in(language));
        return item(mark(failed ? Icon.FAILED : Icon.BACK), sentence, entry, words(entry.failure()));
    }

    private ListItem waiting(Sentence sentence, TimelineEntry entry) {
        return item(mark(Icon.WAITING), sentence, entry, null);
    }

    private String names(List<PersonName> people) {
        List<String> names = people.stream().map(PersonName::name).toList();
        return names.size() > NAMES ? Names.of(names, names.size(), NAMES, formats) : String.join(", ", names);
    }

    private @Nullable String words(@Nullable Text text) {
        return text == null ? null : text.in(language);
    }

    private ListItem by(
            PersonName person, TimelineEntry entry, String key, @Nullable String text, Object... arguments) {
        Object[] all = Stream.concat(Stream.of(Sentence.strong(person.name())), Stream.of(arguments))
                .toArray();
        return item(PersonMark.of(person), new Sentence(key, all), entry, text);
    }

    private ListItem item(Component mark, Sentence sentence, TimelineEntry entry, @Nullable String text) {
        return item(mark, sentence, entry, text, List.of());
    }

    private ListItem item(
            Component mark,
            Sentence sentence,
            TimelineEntry entry,
            @Nullable String text,
            List<TimelineEntry.Named> named) {
        if (text == null || text.isBlank()) {
            return event(mark, sentence, entry);
        }
        return event(mark, sentence, entry, new CommentText(text, named));
    }

    private ListItem event(Component mark, Sentence sentence, TimelineEntry entry, Component... said) {
        Div body = new Div(new Div(sentence, new Span(" "), Time.inSentence(entry.at(), formats)));
        body.add(said);
        ListItem item = new ListItem(mark, body);
        item.addClassName("event");
        return item;
    }

    private static Span mark(Icon icon) {
        Span mark = new Span(icon.draw());
        mark.addClassName("event-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        return mark;
    }
}
