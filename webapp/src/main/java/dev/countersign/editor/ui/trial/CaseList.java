package dev.countersign.editor.ui.trial;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.definitions.form.Form;
import dev.countersign.people.PersonName;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.trial.CaseChange;
import dev.countersign.trial.CaseReport;
import dev.countersign.trial.CaseResult;
import dev.countersign.trial.TestCase;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The test cases of a template and whether they pass with the draft. */
final class CaseList extends Div {

    private final transient TrialSurface surface;
    private final transient Consumer<TestCase> open;
    private final UnorderedList list = new UnorderedList();
    private final transient Parts parts = new Parts(list);
    private final Div summary = new Div();
    private final Button run = new Button();
    private transient @Nullable TemplateDraftId draft;
    private transient Form form = new Form(List.of());

    /** @param open shows the request of a case on the page */
    CaseList(TrialSurface surface, Consumer<TestCase> open) {
        this.surface = surface;
        this.open = open;
        addClassName("kept-part");
        run.setText(getTranslation("case.run"));
        run.addThemeVariants(ButtonVariant.SMALL);
        run.addClickListener(_ -> {
            run();
            getUI().ifPresent(ui -> Announcer.announce(ui, summary.getElement().getTextRecursively()));
        });
        Div head = new Div(new H2(getTranslation("case.title")), summary, run);
        head.addClassName("kept-head");
        list.addClassName("kept-list");
        add(head, list);
    }

    /**
     * Runs the cases with the draft as it is now.
     *
     * @param now its form
     */
    void show(TemplateDraftId id, Form now) {
        draft = id;
        form = now;
        run();
    }

    private void run() {
        if (draft == null) {
            return;
        }
        Optional<CaseReport> report = surface.cases().run(viewer().actor(), draft);
        List<CaseReport.Line> lines = report.map(CaseReport::lines).orElse(List.of());
        run.setVisible(!lines.isEmpty());
        summary.removeAll();
        summary.add(lines.isEmpty() ? new Paragraph(getTranslation("case.none")) : summary(report.orElseThrow()));
        parts.show(lines.stream()
                .map(line -> Parts.Part.of(
                        line.one().id(),
                        () -> item(line, report.orElseThrow()),
                        line,
                        report.map(CaseReport::names),
                        form))
                .toList());
    }

    private Component summary(CaseReport report) {
        int failing = report.failing().size();
        return failing == 0
                ? new Badge(
                        Tone.YES,
                        Icon.DONE,
                        getTranslation("case.all-pass", report.lines().size()))
                : new Badge(
                        Tone.NO,
                        Icon.FAILED,
                        getTranslation("case.some-fail", failing, report.lines().size()));
    }

    private ListItem item(CaseReport.Line line, CaseReport report) {
        Span name = new Span(line.one().name());
        name.addClassName("strong");
        Span requester = new Span(getTranslation(
                "case.by",
                Optional.ofNullable(report.names().get(line.one().trial().requester()))
                        .map(PersonName::name)
                        .orElse("")));
        requester.addClassName("small");
        Div about = new Div(name, requester);
        about.addClassName("trial-words");
        words().sentences(line.result(), report.names()).forEach(sentence -> about.add(new Span(sentence)));
        List<String> unknown = unknown(line.one().trial().answers());
        if (!unknown.isEmpty()) {
            about.add(new Span(getTranslation("case.unknown", String.join(", ", unknown))));
        }
        Badge badge = line.passes()
                ? new Badge(Tone.YES, Icon.DONE, getTranslation("case.passes"))
                : new Badge(Tone.NO, Icon.FAILED, getTranslation("case.fails"));
        return new ListItem(badge, about, acts(line));
    }

    /** The answers to fields that the form does not have, perhaps since they were renamed. */
    private List<String> unknown(JsonNode answers) {
        return answers.propertyNames().stream()
                .filter(key -> form.field(key).isEmpty())
                .sorted()
                .toList();
    }

    private Div acts(CaseReport.Line line) {
        TestCase one = line.one();
        Div acts = new Div();
        acts.addClassName("kept-acts");
        if (line.result() instanceof CaseResult.Differs) {
            acts.add(act(
                    "case.expect",
                    "case.expect.named",
                    one,
                    () -> change(
                            draft -> surface.cases().expectNow(viewer().actor(), draft, Set.of(one.id())),
                            getTranslation("case.was-changed"))));
        }
        acts.add(
                act("case.open", "case.open.named", one, () -> open.accept(one)),
                act(
                        "case.remove",
                        "case.remove.named",
                        one,
                        () -> change(
                                draft -> surface.cases().remove(viewer().actor(), draft, one.id()),
                                getTranslation("case.was-removed", one.name()))));
        return acts;
    }

    private Button act(String words, String named, TestCase one, Runnable act) {
        Button button = new Button(getTranslation(words), _ -> act.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(named, one.name()));
        return button;
    }

    private interface Act {

        CaseChange on(TemplateDraftId draft);
    }

    private void change(Act act, String done) {
        if (draft != null) {
            CaseChange result = act.on(draft);
            Toast.say(result instanceof CaseChange.Done ? done : words().refusal(result));
            run();
        }
    }

    private CaseWords words() {
        return new CaseWords(viewer().formats());
    }

    private Viewer viewer() {
        return surface.viewer();
    }
}
