package dev.countersign.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.countersign.editor.ui.trial.CaseWords;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.trial.CaseChange;
import dev.countersign.trial.CaseReport;
import dev.countersign.trial.TestCases;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The test cases of a draft that do not pass. */
record FailingCasesOfDraft(TestCases cases, Viewer viewer, TemplateDraftId draft) implements FailingCases {

    private static final int MOST = 5;

    @Override
    public List<Component> lines() {
        Optional<CaseReport> report = cases.run(viewer.actor(), draft);
        List<CaseReport.Line> failing = report.map(CaseReport::failing).orElse(List.of());
        CaseWords words = new CaseWords(viewer.formats());
        Stream<Component> first = failing.stream().limit(MOST).map(line -> {
            Span name = new Span(line.one().name());
            name.addClassName("strong");
            Div shown = new Div(name);
            shown.addClassName("trial-words");
            words.sentences(line.result(), report.orElseThrow().names())
                    .forEach(sentence -> shown.add(new Span(sentence)));
            return shown;
        });
        Stream<Component> more = failing.size() > MOST
                ? Stream.of(new Span(viewer.formats().say("case.more", failing.size() - MOST)))
                : Stream.empty();
        return Stream.concat(first, more).toList();
    }

    @Override
    public boolean canExpectNow() {
        return true;
    }

    @Override
    public Optional<String> expectNow() {
        CaseChange result = cases.expectNow(
                viewer.actor(),
                draft,
                cases.run(viewer.actor(), draft).map(CaseReport::failing).orElse(List.of()).stream()
                        .map(line -> line.one().id())
                        .collect(Collectors.toSet()));
        return result instanceof CaseChange.Done
                ? Optional.empty()
                : Optional.of(new CaseWords(viewer.formats()).refusal(result));
    }
}
