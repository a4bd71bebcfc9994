package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.request.PathNode;
import dev.countersign.request.PathNode.Answer;
import dev.countersign.request.PathNode.Participant;
import dev.countersign.request.PathNode.Status;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The way of a request, from left to right: what is done, where it is now, what is ahead. To a screen reader it is a list. */
public final class PathDrawing extends OrderedList {

    private static final int NAMES = 2;

    private final transient Formats formats;
    private final Locale language;

    public PathDrawing(String requester, List<PathNode> path, Formats formats, Locale language) {
        this.formats = formats;
        this.language = language;
        addClassName("path");
        getElement().setAttribute("tabindex", "0").setAttribute("aria-label", getTranslation("path.title"));
        add(new ListItem(box("done", Icon.DONE, getTranslation("path.submitted"), requester, "DONE")));
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
                yield new ListItem(branches);
            }
        };
    }

    private OrderedList branch(List<PathNode> nodes) {
        OrderedList branch = new OrderedList();
        branch.addClassName("path");
        nodes.forEach(node -> branch.add(draw(node)));
        return branch;
    }

    private Div box(PathNode.Step step) {
        return box(
                step.status().name().toLowerCase(Locale.ROOT),
                icon(step.status()),
                step.name().in(language),
                detail(step),
                step.status().name());
    }

    private Div box(String style, Icon icon, String name, String detail, String status) {
        Span title = new Span(icon.draw(), new Span(name));
        title.addClassNames("strong", "step-name");
        Span word = new Span(getTranslation("path.status." + status));
        word.addClassName("visually-hidden");
        Span small = new Span(detail);
        small.addClassName("small");
        Div box = new Div(title, word, small);
        box.addClassNames("step", "step-" + style);
        return box;
    }

    private String detail(PathNode.Step step) {
        if (step.status() == Status.SKIPPED) {
            String when = step.when().in(language);
            return when.isEmpty() ? getTranslation("path.skipped") : when;
        }
        if (step.kind() != PathNode.Kind.APPROVAL) {
            return step.until().map(formats::ago).orElseGet(() -> getTranslation("path.automatic"));
        }
        Optional<Participant> decided = step.people().stream()
                .filter(person -> person.answer() == Answer.APPROVED || person.answer() == Answer.DENIED)
                .reduce((first, last) -> last);
        if (step.status() != Status.CURRENT && decided.isPresent()) {
            String name = decided.get().person().name();
            return decided.get().at().map(at -> name + " · " + formats.ago(at)).orElse(name);
        }
        if (!step.people().isEmpty()) {
            String due = step.due().map(at -> " · " + formats.due(at)).orElse("");
            return people(step) + (step.status() == Status.CURRENT ? due : "");
        }
        return step.when().in(language);
    }

    private String people(PathNode.Step step) {
        List<Participant> asked = step.people();
        return asked.size() > NAMES
                ? getTranslation("path.one-of", asked.size())
                : asked.stream().map(one -> one.person().name()).collect(Collectors.joining(", "));
    }

    private static Icon icon(Status status) {
        return switch (status) {
            case DONE -> Icon.DONE;
            case REFUSED -> Icon.DENIED;
            case CURRENT -> Icon.WAITING;
            case AHEAD -> Icon.AHEAD;
            case SKIPPED -> Icon.SKIPPED;
            case CANCELLED -> Icon.WITHDRAWN;
        };
    }
}
