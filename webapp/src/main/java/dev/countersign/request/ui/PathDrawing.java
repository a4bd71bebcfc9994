package dev.countersign.request.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.request.PanelName;
import dev.countersign.request.PathNode;
import dev.countersign.request.PathNode.Answer;
import dev.countersign.request.PathNode.Participant;
import dev.countersign.request.PathNode.Status;
import dev.countersign.request.Tally;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Markup;
import dev.countersign.ui.Names;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The path of a request, from left to right: what is done, where it is now, what comes next. Screen readers read it as a list. */
public final class PathDrawing extends OrderedList {

    private static final int NAMES = 2;

    /** Of each group of several: their line is their own. */
    private static final int NAMES_OF_GROUP = 3;

    /** What is written out, because it is about what was done outside. */
    private static final Set<Status> TOLD = Set.of(Status.FAILED, Status.UNDONE, Status.NOT_UNDONE);

    /** The position in a box after the name of the step and its status. */
    private static final int BEFORE_DETAIL = 2;

    private final transient Formats formats;
    private final Locale language;

    public PathDrawing(String requester, List<PathNode> path, Formats formats, Locale language) {
        this.formats = formats;
        this.language = language;
        addClassName("path");
        getElement().setAttribute("tabindex", "0").setAttribute("aria-label", getTranslation("path.title"));
        add(new ListItem(box("done", Icon.DONE, getTranslation("path.submitted"), new Span(requester), "DONE")));
        path.forEach(node -> add(draw(node)));
    }

    private ListItem draw(PathNode node) {
        return switch (node) {
            case PathNode.Step step -> new ListItem(box(step));
            case PathNode.Fork fork -> {
                UnorderedList branches = new UnorderedList();
                branches.addClassName("fork");
                branches.getElement().setAttribute("aria-label", fork.name().in(language));
                fork.branches().forEach(branch -> branches.add(new ListItem(branch(branch))));
                Div drawn = new Div(branches);
                drawn.addClassName("fork-with-duty");
                if (!isSkipped(fork)) {
                    Span duty =
                            new Span(getTranslation(fork.samePerson() ? "path.same-person" : "path.different-people"));
                    duty.addClassNames("small", "fork-duty");
                    drawn.add(duty);
                }
                yield new ListItem(drawn);
            }
        };
    }

    /** Whether all of it is skipped, so that the note about who may decide is not needed. */
    private static boolean isSkipped(PathNode node) {
        return switch (node) {
            case PathNode.Step step -> step.status() == Status.SKIPPED;
            case PathNode.Fork fork ->
                fork.branches().stream().flatMap(List::stream).allMatch(PathDrawing::isSkipped);
        };
    }

    private OrderedList branch(List<PathNode> nodes) {
        OrderedList branch = new OrderedList();
        branch.addClassName("path");
        nodes.forEach(node -> branch.add(draw(node)));
        return branch;
    }

    private Div box(PathNode.Step step) {
        Div box = box(
                style(step.status()),
                icon(step.status()),
                step.kind() == PathNode.Kind.REVISION
                        ? getTranslation("path.revision")
                        : step.name().in(language),
                detail(step),
                StepWords.status(step));
        if (step.status() == Status.CURRENT && !step.tally().isPlain()) {
            step.tally().parts().reversed().forEach(part -> box.addComponentAtIndex(BEFORE_DETAIL, part(part)));
        }
        if (!step.otherThan().isEmpty()) {
            box.add(small(getTranslation(
                    "path.other-than",
                    step.otherThan().stream().map(name -> name.in(language)).collect(Collectors.joining(", ")))));
        }
        step.afterDue().ifPresent(after -> box.add(small(AfterDueWords.of(after, formats))));
        if (!step.before().isEmpty()) {
            box.add(small(notInTime(step.kind(), step.before())));
        }
        step.people().stream()
                .filter(Participant::repeated)
                .forEach(person -> box.add(small(getTranslation(
                        person.basis() == PathNode.Basis.KEPT ? "path.kept" : "path.repeated",
                        person.person().name()))));
        step.people().stream()
                .filter(person ->
                        person.answer() == Answer.AWAITED && person.standsFor().isPresent())
                .forEach(person -> box.add(small(StandInWords.place(person, step, formats))));
        if (step.ownRequest() && step.status() != Status.SKIPPED) {
            box.add(small(getTranslation("path.own-request")));
        }
        return box;
    }

    private Span part(Tally.Part part) {
        String progress = PanelWords.progress(part, NAMES, formats, language);
        boolean named = part.name().kind() != PanelName.Kind.PEOPLE || part.weights();
        return small(
                part.missing() > 0 && named && part.awaitedPeople() > 0
                        ? progress + Dotted.POINT + PanelWords.people(part, NAMES_OF_GROUP, formats)
                        : progress);
    }

    private static Span small(String words) {
        Span small = new Span(words);
        small.addClassName("small");
        return small;
    }

    private Div box(String style, Icon icon, String name, Span detail, String status) {
        Span title = new Span();
        title.addClassNames("strong", "step-name");
        new Markup().icon(icon).span("", name).into(title);
        Span word = new Span(getTranslation("path.status." + status));
        word.addClassName("visually-hidden");
        detail.addClassName("small");
        Div box = new Div(title, word, detail);
        box.addClassNames("step", "step-" + style);
        return box;
    }

    private Span detail(PathNode.Step step) {
        if (step.status() == Status.SKIPPED) {
            String when = step.when().in(language);
            return new Span(when.isEmpty() ? getTranslation("path.skipped") : when);
        }
        if (step.status() == Status.LEFT_OUT) {
            return new Span(getTranslation(
                    "path.left-out",
                    Optional.ofNullable(step.result())
                            .map(who -> who.in(language))
                            .orElse("")));
        }
        if (TOLD.contains(step.status())) {
            return new Span(getTranslation("path.told." + step.status()));
        }
        if (step.kind() != PathNode.Kind.APPROVAL && step.kind() != PathNode.Kind.REVISION) {
            return step.until()
                    .map(at -> new Span(Time.at(at, formats)))
                    .orElseGet(() -> new Span(getTranslation("path.automatic")));
        }
        return switch (step.status()) {
            case CURRENT -> undoable(step).orElseGet(() -> waiting(step));
            case DONE -> ended(step, Answer.APPROVED);
            case SENT_BACK -> ended(step, Answer.ASKED_FOR_CHANGES);
            case REFUSED -> ended(step, Answer.DENIED);
            case EXPIRED -> new Span(notInTime(step.kind(), step.lapsed()));
            case AHEAD, CANCELLED, SKIPPED, LEFT_OUT, FAILED, UNDONE, NOT_UNDONE ->
                new Span(step.people().isEmpty() ? step.when().in(language) : people(step));
        };
    }

    /** Whom it waits for, and until when. */
    private Span waiting(PathNode.Step step) {
        String awaited = awaited(step);
        return step.due()
                .map(due ->
                        awaited.isEmpty() ? new Span(Time.due(due, formats)) : dotted(awaited, Time.due(due, formats)))
                .orElseGet(() -> new Span(awaited));
    }

    /** A decision that does not count yet. */
    private Optional<Span> undoable(PathNode.Step step) {
        return step.people().stream()
                .flatMap(person -> person.undoable().stream()
                        .map(undoable -> new Sentence(
                                (undoable.own() ? "path.you." : "path.they.") + person.answer(),
                                Time.left(undoable.until(), formats),
                                person.person().name())))
                .<Span>map(sentence -> sentence)
                .findFirst();
    }

    private String awaited(PathNode.Step step) {
        if (step.kind() == PathNode.Kind.REVISION) {
            return names(step.people(), step.people().size());
        }
        return step.tally().isPlain() ? PanelWords.awaited(step.tally(), NAMES, formats, language) : "";
    }

    /** "Marta Ruiz · due Tuesday 17:00". */
    private static Span dotted(String people, Time when) {
        return new Span(new Text(people + Dotted.POINT), when);
    }

    /** What ended because of its due date is not said to be the answer of the people who were asked. */
    private Span ended(PathNode.Step step, Answer answer) {
        return step.lapsed().isEmpty()
                ? decided(step, answer).orElseGet(() -> new Span(people(step)))
                : new Span(notInTime(step.kind(), step.lapsed()));
    }

    /** "Marta Ruiz: not decided in time". */
    private String notInTime(PathNode.Kind kind, List<Participant> people) {
        return getTranslation(
                kind == PathNode.Kind.REVISION ? "path.unchanged" : "path.undecided", names(people, people.size()));
    }

    /** The people whose decisions settled it, and the time of the last one. */
    private Optional<Span> decided(PathNode.Step step, Answer answer) {
        List<Participant> deciding = step.people().stream()
                .filter(person -> person.answer() == answer)
                .toList();
        return deciding.stream()
                .flatMap(person -> person.at().stream())
                .max(Comparator.naturalOrder())
                .map(last -> dotted(StandInWords.names(deciding, NAMES, formats), Time.at(last, formats)));
    }

    /** After its end: everybody who was asked. */
    private String people(PathNode.Step step) {
        return names(
                step.people(),
                step.tally().parts().stream().mapToInt(Tally.Part::needed).sum());
    }

    private String names(List<Participant> people, int needed) {
        return Names.of(
                people.stream().map(one -> StandInWords.name(one, formats)).toList(), needed, NAMES, formats);
    }

    private static String style(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Icon icon(Status status) {
        return switch (status) {
            case DONE -> Icon.DONE;
            case REFUSED -> Icon.DENIED;
            case EXPIRED -> Icon.EXPIRED;
            case SENT_BACK -> Icon.CHANGES;
            case CURRENT -> Icon.WAITING;
            case AHEAD -> Icon.AHEAD;
            case SKIPPED, LEFT_OUT -> Icon.SKIPPED;
            case CANCELLED -> Icon.WITHDRAWN;
            case FAILED, NOT_UNDONE -> Icon.FAILED;
            case UNDONE -> Icon.BACK;
        };
    }
}
