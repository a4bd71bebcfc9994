package dev.countersign.request.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.request.Mentions;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.TimelineEntry;
import dev.countersign.request.WithdrawResult;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.KeptWords;
import dev.countersign.ui.Live;
import dev.countersign.ui.Notice;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Parts.Part;
import dev.countersign.ui.Placed;
import dev.countersign.ui.Section;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.UnsentText;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One request: what was asked, where it is, what happened. Changes made elsewhere appear by themselves. */
@Route("requests/:request")
@PermitAll
@StyleSheet("countersign/case.css")
@StyleSheet("countersign/files.css")
public class RequestView extends Div implements BeforeEnterObserver, HasDynamicTitle, Placed {

    /** So many of the latest comments are shown first, and so many more each time the reader asks for them. */
    private static final int COMMENTS = 50;

    /** The lists that a request can be in, with their names. */
    private static final Map<String, String> PLACES = Map.of(
            "requests", "nav.requests",
            "organisation/requests", "nav.organisation-requests",
            "inbox", "nav.inbox");

    private final transient RequestService requests;
    private final transient List<RequestAction> actions;
    private final Viewer viewer;
    private final Div content = new Div();
    private final transient Parts parts = new Parts(content);
    private final RequestHead header;
    private final ActivitySection activity;
    private final CommentBox comments;
    private final transient RequestFiles files;
    private @Nullable AttachmentsPart attachments;
    private @Nullable RequestId id;
    private int shownComments = COMMENTS;
    private final Anchor back = new Anchor();
    private final transient Map<String, KeptDialog> unsent = new LinkedHashMap<>();
    private String title = "";
    private String place = "";
    private @Nullable String status;

    public RequestView(
            RequestService requests,
            Mentions mentions,
            RequestFiles files,
            List<RequestAction> actions,
            TimeOrderedIds ids,
            Viewer viewer,
            Live live) {
        this.requests = requests;
        this.files = files;
        this.actions = actions;
        this.viewer = viewer;
        this.header = new RequestHead(viewer);
        this.activity = new ActivitySection(earlierComments(), viewer);
        this.comments = new CommentBox(
                ids,
                viewer.formats(),
                (text, click) -> requests.comment(viewer.actor(), shown(), text, click),
                typed -> mentions.offer(viewer.actor(), List.of(shown()), typed));
        addClassName("page");
        content.addClassName("case");
        back.addClassName("to-list");
        add(back, content, comments);
        live.keep(this, viewer.actor().tenant(), change -> id != null && change.isAbout(id.value()), this::readAgain);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RequestCase request = event.getRouteParameters()
                .get("request")
                .flatMap(Links::uuid)
                .map(RequestId::new)
                .flatMap(wanted -> requests.open(viewer.actor(), wanted))
                .orElseThrow(NotFoundException::new);
        id = request.head().id();
        attachments = new AttachmentsPart(files, viewer, id, this::readAgain);
        comments.about(new KeptWords(viewer.actor(), id.value()));
        status = null;
        shownComments = COMMENTS;
        place = place(request);
        readUnsent(request);
        back.setHref(ListPlaces.last(event.getUI(), place));
        back.setText(getTranslation(PLACES.getOrDefault(place, "")));
        show(request);
    }

    /** What was typed for an act that somebody else made impossible before it was sent. */
    private void readUnsent(RequestCase request) {
        unsent.clear();
        actions.stream()
                .filter(action -> !action.isOffered(request, viewer))
                .flatMap(action -> action.asking(request, viewer).stream())
                .forEach(asking -> asking.dialog().readUnsent(this, asking.field(), words -> {
                    unsent.put(words, asking.dialog());
                    readAgain();
                }));
    }

    private Notice unsent(String words, KeptDialog dialog) {
        Button close = new Button(getTranslation("dialog.close"), _ -> {
            getUI().ifPresent(dialog::forget);
            unsent.remove(words);
            readAgain();
        });
        Notice notice = new Notice(Tone.NO, Icon.FAILED, getTranslation("request.too-late"), UnsentText.of(words));
        notice.add(close);
        return notice;
    }

    /** Own requests are in one list, those of others in that of whoever may see them all, or in the inbox. */
    private String place(RequestCase request) {
        if (request.head().requester().id().equals(viewer.actor().person())) {
            return "requests";
        }
        return viewer.actor().may(Right.SEE_REQUESTS) ? "organisation/requests" : "inbox";
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(title);
    }

    private RequestId shown() {
        if (id == null) {
            throw new IllegalStateException("no request is shown");
        }
        return id;
    }

    private void show(RequestCase request) {
        RequestCase.Head head = request.head();
        title = head.number() + " · " + head.title().in(viewer.language());
        announce(getTranslation("status." + head.status().name()));
        header.show(request, buttons(request));
        List<Part> all = new ArrayList<>();
        all.add(Part.of("head", () -> header));
        ProgramNote.of(head).ifPresent(all::add);
        unsent.forEach((words, dialog) -> all.add(Part.of(words, () -> unsent(words, dialog))));
        if (head.unconfirmed()) {
            all.add(Part.of(
                    "unconfirmed", () -> new Notice(Tone.NO, Icon.FAILED, getTranslation("request.unconfirmed"))));
        }
        if (head.status() == RequestStatus.FAILED) {
            all.add(Part.of("failed", () -> FailedNotice.of(request, viewer), head.reason(), request.path()));
        } else if (head.status() == RequestStatus.EXPIRED) {
            all.add(Part.of("expired", () -> ExpiredNotice.of(request, viewer), head.closedAt(), request.timeline()));
        } else if (head.reason() != null) {
            String reason = head.reason().in(viewer.language());
            all.add(Part.of("reason", () -> end(request, reason), reason));
        }
        request.changes()
                .ifPresent(changes -> all.add(
                        Part.of("changes", () -> changes(request, changes), changes, request.allowed(), head.id())));
        activity.show(request.timeline(), request.earlierComments());
        all.addAll(content(request));
        AttachmentsPart part = attachments;
        if (part != null && AttachmentsPart.isNeeded(request)) {
            part.show(request);
            all.add(all.size() - 1, Part.of("attachments", () -> part, head.id()));
        }
        parts.show(all);
        comments.setVisible(request.allowed().comment());
        comments.showOpen(head.status().isOpen());
    }

    private List<Part> content(RequestCase request) {
        RequestCase.Head head = request.head();
        String shownTitle = head.title().in(viewer.language());
        return List.of(
                Part.of(
                        "facts",
                        () -> new FactList(
                                request.facts(), request.before(), shownTitle, viewer.formats(), viewer.language()),
                        request.facts(),
                        request.before(),
                        shownTitle),
                Part.of(
                        "path",
                        () -> new Section(
                                getTranslation("path.title"),
                                new PathDrawing(
                                        head.requester().name(), request.path(), viewer.formats(), viewer.language())),
                        request.path(),
                        head.requester()),
                Part.of(
                        "texts",
                        () -> new Texts(
                                request.facts(),
                                request.changedFrom(),
                                shownTitle,
                                viewer.formats(),
                                viewer.language()),
                        request.facts(),
                        request.changedFrom(),
                        shownTitle),
                Part.of("activity", () -> activity));
    }

    private List<Part> buttons(RequestCase request) {
        RequestCase.Head head = request.head();
        List<Part> buttons = new ArrayList<>();
        actions.stream()
                .filter(action -> action.isOffered(request, viewer))
                .forEach(action -> buttons.add(Part.of(
                        action.getClass().getName(),
                        () -> action.button(request, viewer, this::readAgain),
                        head.id(),
                        head.revision(),
                        head.status() == RequestStatus.EXPIRED)));
        if (request.allowed().edit()) {
            buttons.add(Part.of("edit", () -> editLink(head.id()), head.id()));
        }
        if (request.allowed().withdraw()) {
            buttons.add(Part.of("withdraw", () -> withdraw(request), head.id(), head.revision()));
        }
        return buttons;
    }

    private Notice end(RequestCase request, String reason) {
        RequestCase.Head head = request.head();
        if (head.status() == RequestStatus.CANCELLED) {
            String by = head.endedBy().map(PersonName::name).orElse("");
            String at = head.closedAt().map(viewer.formats()::inSentence).orElse("");
            return new Notice(Tone.CALM, Icon.WITHDRAWN, getTranslation("request.cancelled-by", by, at, reason));
        }
        return new Notice(Tone.NO, Icon.DENIED, reason(request, reason));
    }

    /** With who said so and when, if it was a person. */
    private String reason(RequestCase request, String reason) {
        return request.timeline().reversed().stream()
                .flatMap(entry -> entry instanceof TimelineEntry.Decided given
                                && given.answer() == PathNode.Answer.DENIED
                                && given.counts()
                                && reason.equals(given.comment())
                        ? Stream.of(given)
                        : Stream.empty())
                .findFirst()
                .map(given -> getTranslation(
                        "request.denied-by",
                        StandInWords.name(given.by(), given.standsFor(), viewer.formats()),
                        viewer.formats().inSentence(given.at()),
                        reason))
                .orElseGet(() -> getTranslation("request.reason", reason));
    }

    /** What approvers asked, and until when; the requester can answer here. */
    private Notice changes(RequestCase request, RequestCase.Changes changes) {
        RequestCase.Head head = request.head();
        boolean asked = !changes.questions().isEmpty();
        Paragraph due = new Paragraph(new Sentence("revise.due", Time.due(changes.due(), viewer.formats())));
        due.addClassName("small");
        Div answer = new Div();
        if (request.allowed().revise()) {
            answer.add(Links.button("requests/" + head.id() + "/revise", getTranslation("revise.open-form")));
        }
        return new Notice(
                Tone.WAIT,
                Icon.CHANGES,
                request.allowed().revise()
                        ? getTranslation(asked ? "revise.asked" : "revise.nobody-decided")
                        : getTranslation(
                                asked ? "revise.waits" : "revise.waits-undecided",
                                head.requester().name()),
                new Questions(changes.questions(), viewer.formats(), viewer.language()),
                due,
                answer);
    }

    private Button earlierComments() {
        Button earlier = new Button(getTranslation("activity.earlier-comments"), clicked -> {
            shownComments += COMMENTS;
            readAgain();
        });
        earlier.addThemeVariants(ButtonVariant.TERTIARY);
        return earlier;
    }

    private void readAgain() {
        requests.open(viewer.actor(), shown(), shownComments).ifPresent(this::show);
    }

    private void announce(String word) {
        if (status != null && !status.equals(word)) {
            getUI().ifPresent(ui -> Announcer.announce(ui, getTranslation("request.now", title, word)));
        }
        status = word;
    }

    private Anchor editLink(RequestId request) {
        Anchor edit = new Anchor("requests/" + request + "/revise", getTranslation("request.edit"));
        edit.addClassNames("button", "edit");
        return edit;
    }

    private Button withdraw(RequestCase request) {
        Button withdraw = new Button(
                getTranslation("request.withdraw"),
                clicked -> new WithdrawDialog(request, viewer.formats(), this::withdraw).open());
        withdraw.addThemeVariants(ButtonVariant.ERROR);
        return withdraw;
    }

    private void withdraw() {
        String sentence = switch (requests.withdraw(viewer.actor(), shown())) {
            case WithdrawResult.Withdrawn ignored -> getTranslation("request.withdrawn");
            case WithdrawResult.AlreadyClosed(var end) ->
                getTranslation("request.withdraw.closed", EndWords.sentence(end, viewer.formats()));
            case WithdrawResult.NotAllowed ignored -> getTranslation("request.withdraw.not-allowed");
            case WithdrawResult.NotFound ignored -> getTranslation("comment.not-found");
        };
        Toast.say(sentence);
        readAgain();
    }
}
