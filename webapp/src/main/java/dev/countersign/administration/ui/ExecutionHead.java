package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.countersign.administration.MonitorResult;
import dev.countersign.execution.RecordedExecution;
import dev.countersign.request.RequestRow;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Optional;

/** The head of the page of an execution: which request it runs, how it stands, and why it failed. */
final class ExecutionHead extends Div {

    ExecutionHead(MonitorResult result, Optional<Component> retry, Viewer viewer) {
        RequestRow request = result.request();
        addClassName("head");
        Paragraph about = new Paragraph(
                Dotted.of(List.of(request.number(), request.template().in(viewer.language()))));
        about.addClassName("small");
        Div by = new Div();
        by.addClassName("by");
        Div acts = new Div(new Anchor("requests/" + request.id(), getTranslation("execution.request")));
        acts.getChildren().forEach(link -> link.addClassName("button"));
        acts.addClassName("acts");
        retry.ifPresent(acts::add);
        add(about, new H1(request.title().in(viewer.language())), by);
        switch (result) {
            case MonitorResult.Found found -> show(found.execution(), by, viewer);
            case MonitorResult.None _ -> add(new Notice(Tone.CALM, Icon.WAITING, getTranslation("execution.none")));
            case MonitorResult.Unreachable _ ->
                add(new Notice(Tone.NO, Icon.FAILED, getTranslation("execution.unreachable")));
        }
        by.add(acts);
    }

    private void show(RecordedExecution execution, Div by, Viewer viewer) {
        by.add(badge(execution.status()));
        Span times =
                new Span(new Sentence("executions.began", Time.inSentence(execution.startedAt(), viewer.formats())));
        times.addClassName("small");
        execution.stoppedAt().ifPresent(at -> {
            times.add(new Text(Dotted.POINT));
            times.add(new Sentence("execution.stopped", Time.inSentence(at, viewer.formats())));
        });
        if (execution.redrives() > 0) {
            times.add(new Text(Dotted.POINT + getTranslation("execution.redrives", execution.redrives())));
        }
        times.add(new Text(Dotted.POINT + getTranslation("execution.machine", execution.stateMachine())));
        by.add(times);
        execution.error().ifPresent(error -> {
            Paragraph cause = new Paragraph(execution.cause().orElse(""));
            cause.addClassName("cause");
            add(new Notice(Tone.NO, Icon.FAILED, getTranslation("execution.error", error), cause));
        });
    }

    private Badge badge(RecordedExecution.Status status) {
        String word = getTranslation("execution.status." + status);
        return switch (status) {
            case RUNNING -> new Badge(Tone.WAIT, Icon.WAITING, word);
            case SUCCEEDED -> new Badge(Tone.YES, Icon.DONE, word);
            case FAILED, TIMED_OUT -> new Badge(Tone.NO, Icon.FAILED, word);
            case ABORTED -> new Badge(Tone.CALM, Icon.WITHDRAWN, word);
        };
    }
}
