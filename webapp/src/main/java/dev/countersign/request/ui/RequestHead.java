package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestCase;
import dev.countersign.request.WaitingAt;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Parts.Part;
import dev.countersign.ui.PersonMark;
import dev.countersign.ui.Time;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.ArrayList;
import java.util.List;

/** The head of the page of a request: number, title, requester, status, buttons, and where it is now. */
final class RequestHead extends Div {

    private final Viewer viewer;
    private final Div by = new Div();
    private final Div acts = new Div();
    private final transient Parts parts = new Parts(this);
    private final transient Parts byParts = new Parts(by);
    private final transient Parts actParts = new Parts(acts);

    RequestHead(Viewer viewer) {
        this.viewer = viewer;
        addClassName("head");
        by.addClassName("by");
        acts.addClassName("acts");
    }

    void show(RequestCase request, List<Part> buttons) {
        RequestCase.Head head = request.head();
        List<Part> beside = new ArrayList<>(List.of(
                Part.of("mark", () -> PersonMark.of(head.requester()), head.requester()),
                Part.of("name", () -> name(head), head.requester()),
                Part.of("time", () -> Time.ago(head.submittedAt(), viewer.formats()), head.submittedAt()),
                Part.of(
                        "status",
                        () -> StatusBadge.of(head.status(), request.changes().isPresent()),
                        head.status(),
                        request.changes().isPresent())));
        beside.add(Part.of("acts", () -> acts));
        byParts.show(beside);
        actParts.show(buttons);
        List<Part> all = new ArrayList<>(List.of(
                Part.of("about", () -> about(head), head.number(), head.template(), head.revision()),
                Part.of("title", () -> new H1(head.title().in(viewer.language())), head.title()),
                Part.of("by", () -> by)));
        List<WaitingAt> waitingAt = request.waitingAt();
        if (!waitingAt.isEmpty()) {
            all.add(Part.of("waiting", () -> new Waiting(waitingAt, viewer.formats(), viewer.language()), waitingAt));
        }
        List<PersonName> left = request.waitsForLeavers();
        if (!left.isEmpty()) {
            all.add(Part.of(
                    "left", () -> new Notice(Tone.WAIT, Icon.WAITING, LeftWords.notice(left, viewer.formats())), left));
        }
        LeftOutNotices.of(request, viewer).forEach(all::add);
        new ApartWords(request, viewer.formats())
                .sentences()
                .forEach(sentence -> all.add(Part.of(sentence, () -> new Notice(Tone.CALM, Icon.PEOPLE, sentence))));
        request.standIns().stream()
                .flatMap(standIn -> StandInWords.notice(standIn, viewer.formats()).stream())
                .distinct()
                .forEach(sentence -> all.add(Part.of(sentence, () -> new Notice(Tone.CALM, Icon.WAITING, sentence))));
        parts.show(all);
    }

    private Paragraph about(RequestCase.Head head) {
        Paragraph about = new Paragraph(getTranslation(
                head.revision() > 1 ? "request.about-revision" : "request.about",
                head.number(),
                head.template().in(viewer.language()),
                head.revision()));
        about.addClassName("small");
        return about;
    }

    private static Span name(RequestCase.Head head) {
        Span name = new Span(head.requester().name());
        name.addClassName("strong");
        return name;
    }
}
