package dev.countersign.approval.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.InboxFilter;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestCase;
import dev.countersign.request.TimelineEntry;
import dev.countersign.request.ui.ActivitySection;
import dev.countersign.request.ui.AfterDueWords;
import dev.countersign.request.ui.AttachmentsPart;
import dev.countersign.request.ui.CommentText;
import dev.countersign.request.ui.FactList;
import dev.countersign.request.ui.LeftOutNotices;
import dev.countersign.request.ui.PathDrawing;
import dev.countersign.request.ui.ProgramNote;
import dev.countersign.request.ui.StatusBadge;
import dev.countersign.request.ui.Texts;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Parts.Part;
import dev.countersign.ui.PersonMark;
import dev.countersign.ui.Section;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything a person needs to decide, at a glance. */
final class CaseBody extends Div {

    private final transient Parts parts = new Parts(this);
    private final Viewer viewer;
    private final ActivitySection activity;
    private final AttachmentsPart attachments;
    private final List<Anchor> links;
    private transient ApprovalCase shown;

    /** @param links to what the request is about */
    CaseBody(ApprovalCase shown, Viewer viewer, AttachmentsPart attachments, List<Anchor> links) {
        this.attachments = attachments;
        this.links = links;
        this.shown = shown;
        this.viewer = viewer;
        this.activity = new ActivitySection(earlierComments(), viewer);
        addClassName("case");
        show(shown);
    }

    /** Shows the changed case. */
    void show(ApprovalCase changed) {
        shown = changed;
        RequestCase request = shown.request();
        RequestCase.Head head = request.head();
        String title = head.title().in(viewer.language());
        List<Part> all = new ArrayList<>();
        all.add(headPart());
        ProgramNote.of(head).ifPresent(all::add);
        unconfirmed().ifPresent(all::add);
        all.addAll(asked(changed));
        if (!links.isEmpty()) {
            all.add(Part.of("links", this::links));
        }
        all.add(facts(request, title));
        all.add(Part.of("path", this::path, request.path()));
        all.add(texts(request, title));
        attachments(request).ifPresent(all::add);
        if (!shown.said().isEmpty()) {
            all.add(Part.of(
                    "said",
                    () -> new Section(getTranslation("case.said"), new SaidList(shown, viewer)),
                    shown.said(),
                    head.revision()));
        }
        if (!shown.earlier().isEmpty()) {
            all.add(Part.of("earlier", () -> new Section(getTranslation("case.earlier"), earlier()), shown.earlier()));
        }
        activity.show(request.timeline(), request.earlierComments());
        all.add(Part.of("activity", () -> activity));
        parts.show(all);
    }

    private Part headPart() {
        RequestCase request = shown.request();
        RequestCase.Head head = request.head();
        return Part.of(
                "head",
                this::head,
                head.revision(),
                head.title(),
                head.status(),
                request.changes().isPresent(),
                shown.state(),
                shown.due(),
                shown.overdue(),
                shown.afterDue());
    }

    private Div links() {
        Div drawn = new Div();
        links.forEach(drawn::add);
        drawn.addClassName("case-links");
        return drawn;
    }

    /** Why the reader is asked, and what else they can decide. */
    private List<Part> asked(ApprovalCase changed) {
        List<Part> all = new ArrayList<>();
        if (!changed.why().isEmpty() && changed.state() instanceof ApprovalCase.State.Open) {
            all.add(Part.of(
                    "why",
                    () -> new WhyAndNext(changed.why(), changed, viewer),
                    changed.why(),
                    changed.before(),
                    changed.after(),
                    changed.next()));
        }
        LeftOutNotices.of(changed.request(), viewer).forEach(all::add);
        note().ifPresent(note -> all.add(Part.of("note", () -> words(note), note)));
        if (!changed.instead().isEmpty()) {
            all.add(Part.of("instead", this::instead, changed.instead()));
        }
        return all;
    }

    private Optional<Part> unconfirmed() {
        return shown.request().head().unconfirmed() && shown.state() instanceof ApprovalCase.State.Open
                ? Optional.of(Part.of(
                        "unconfirmed",
                        () -> new Notice(Tone.NO, Icon.FAILED, getTranslation("case.unconfirmed.agree"))))
                : Optional.empty();
    }

    /** "Marta Ruiz: “You know chairs better.”" */
    private CommentText words(TimelineEntry.Passed note) {
        CommentText words = new CommentText(Objects.requireNonNull(note.note()), note.named());
        words.addComponentAsFirst(
                new Text(getTranslation("case.note.begin", note.by().name())));
        words.add(new Text(getTranslation("case.note.end")));
        return words;
    }

    /** What whoever passed this to the reader wrote to them. */
    private Optional<TimelineEntry.Passed> note() {
        return shown.request().timeline().reversed().stream()
                .filter(_ -> shown.state() instanceof ApprovalCase.State.Open)
                .flatMap(entry -> entry instanceof TimelineEntry.Passed passed
                                && passed.to().id().equals(viewer.actor().person())
                                && passed.name().equals(shown.step())
                        ? Stream.of(passed)
                        : Stream.empty())
                .findFirst()
                .filter(passed -> passed.note() != null && !passed.note().isBlank());
    }

    /** Of two steps that need different people the person chooses one. */
    private Div instead() {
        Div choices = new Div();
        choices.addClassName("why");
        shown.instead()
                .forEach(other -> choices.add(new Paragraph(new Sentence(
                        "case.instead",
                        new Anchor("inbox/" + other.approval(), other.step().in(viewer.language()))))));
        return choices;
    }

    private Part facts(RequestCase request, String title) {
        return Part.of(
                "facts",
                () -> new FactList(request.facts(), request.before(), title, viewer.formats(), viewer.language()),
                request.facts(),
                request.before(),
                title);
    }

    private Part texts(RequestCase request, String title) {
        return Part.of(
                "texts",
                () -> new Texts(request.facts(), request.changedFrom(), title, viewer.formats(), viewer.language()),
                request.facts(),
                request.changedFrom(),
                title);
    }

    private Optional<Part> attachments(RequestCase request) {
        attachments.show(request);
        return AttachmentsPart.isNeeded(request)
                ? Optional.of(Part.of("attachments", () -> attachments))
                : Optional.empty();
    }

    private Section path() {
        RequestCase request = shown.request();
        return new Section(
                getTranslation("path.title"),
                new PathDrawing(
                        request.head().requester().name(), request.path(), viewer.formats(), viewer.language()));
    }

    private Anchor earlierComments() {
        return new Anchor(
                "requests/" + shown.request().head().id().value(), getTranslation("activity.earlier-comments"));
    }

    private Div head() {
        RequestCase.Head head = shown.request().head();
        Anchor about = new Anchor(
                "requests/" + head.id().value(),
                getTranslation(
                        head.revision() > 1 ? "request.about-revision" : "request.about",
                        head.number(),
                        head.template().in(viewer.language()),
                        head.revision()));
        about.addClassName("small");
        // What else this person asks for.
        Anchor name = new Anchor(
                FilterInAddress.write(
                        "inbox",
                        new InboxFilter(
                                InboxFilter.Due.ANY,
                                Optional.empty(),
                                Optional.of(head.requester().id()),
                                "",
                                InboxFilter.Sort.DUE)),
                head.requester().name());
        name.addClassName("strong");
        Div by =
                new Div(PersonMark.of(head.requester()), name, Time.ago(head.submittedAt(), viewer.formats()), badge());
        by.addClassName("by");
        Div box = new Div(about, new H1(head.title().in(viewer.language())), by);
        box.addClassName("head");
        shown.afterDue()
                .filter(_ -> shown.state() instanceof ApprovalCase.State.Open)
                .ifPresent(after -> {
                    Div then = new Div(AfterDueWords.of(after, viewer.formats()));
                    then.addClassName("small");
                    box.add(then);
                });
        return box;
    }

    private Badge badge() {
        if (!(shown.state() instanceof ApprovalCase.State.Open)) {
            return StatusBadge.of(
                    shown.request().head().status(), shown.request().changes().isPresent());
        }
        Sentence waiting = new Sentence("case.waiting", Time.due(shown.due(), viewer.formats()));
        return shown.overdue()
                ? new Badge(Tone.NO, Icon.EXPIRED, waiting)
                : new Badge(Tone.WAIT, Icon.WAITING, waiting);
    }

    private UnorderedList earlier() {
        UnorderedList list = list();
        shown.earlier().forEach(one -> {
            String amount = one.amount()
                    .map(money -> Dotted.POINT + viewer.formats().money(money.amount(), money.currency()))
                    .orElse("");
            String about = Dotted.of(one.number(), one.title().in(viewer.language()) + amount);
            Sentence sentence = new Sentence(
                    "case.earlier.one",
                    one.requester().isPresent() ? new Anchor("requests/" + one.request(), about) : new Span(about),
                    getTranslation("status." + one.status().name()),
                    Time.at(one.closedAt(), viewer.formats()));
            ListItem item = item(
                    sentence,
                    one.reason().map(reason -> reason.in(viewer.language())).orElse(""),
                    List.of());
            String like = Stream.concat(
                            one.requester().map(PersonName::name).stream(),
                            one
                                    .same()
                                    .map(same -> getTranslation(
                                            "case.earlier.same", same.field().in(viewer.language()), same.answer()))
                                    .stream())
                    .collect(Collectors.joining(Dotted.POINT));
            if (!like.isEmpty()) {
                Div small = new Div(like);
                small.addClassName("small");
                item.addComponentAtIndex(1, small);
            }
            list.add(item);
        });
        return list;
    }

    private static UnorderedList list() {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        return list;
    }

    static ListItem item(Sentence sentence, String words, List<TimelineEntry.Named> named) {
        ListItem item = new ListItem(sentence);
        if (!words.isBlank()) {
            item.add(new CommentText(words, named));
        }
        return item;
    }
}
