package dev.countersign.editor.ui.trial;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.simulate.Answers;
import dev.countersign.editor.ui.flow.FlowImage;
import dev.countersign.editor.ui.flow.StepWords;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.Trial;
import dev.countersign.request.TrialResult;
import dev.countersign.request.ui.FormPreview;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.trial.TestCase;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tries a template: whoever asks and their answers on one side, what would happen on the other, and the way through the flow below. */
public final class TrialPane extends Div {

    private final transient TrialSurface surface;
    private final PersonPicker requester;
    private final Div form = new Div();
    private final Div outcome = new Div();
    private final Div drawing = new Div();
    private final Course course;
    private final LetterList letters;
    private final transient Map<Trial.Visit, Answers.Verdict> verdicts = new HashMap<>();
    private final transient Map<String, Answers.Returned> results = new HashMap<>();
    private final CaseList cases;
    private final Button keep = new Button();
    private transient Instant begin;
    private transient @Nullable TemplateDraftId draft;
    private transient TrialResult.@Nullable Imagined last;
    private transient @Nullable TemplateDefinition shown;
    private transient @Nullable FormPreview preview;
    private transient @Nullable FlowImage image;
    private transient JsonNode answers = JsonNodeFactory.instance.objectNode();

    public TrialPane(TrialSurface surface) {
        this.surface = surface;
        this.begin = surface.clock().instant();
        addClassName("trial");
        course = new Course(surface.viewer(), this::answered, this::returned);
        letters = new LetterList(surface);
        cases = new CaseList(surface, this::open);
        keep.setText(getTranslation("case.keep"));
        keep.addThemeVariants(ButtonVariant.SMALL);
        keep.addClickListener(_ -> keep());
        requester = new PersonPicker(getTranslation("trial.requester"), surface.people(), surface.viewer(), Set.of());
        requester.setValue(surface.people()
                .names(
                        surface.viewer().actor().tenant(),
                        Set.of(surface.viewer().actor().person()))
                .get(surface.viewer().actor().person()));
        requester.getElement().setProperty("autoselect", true);
        requester.addValueChangeListener(_ -> imagine());
        outcome.addClassName("trial-outcome");
        outcome.getElement().setAttribute("aria-live", "polite");
        drawing.addClassName("trial-drawing");
        Div asks = new Div(new H2(getTranslation("trial.asks")), requester, form);
        asks.addClassName("trial-asks");
        Div head = new Div(new H2(getTranslation("trial.follows")), keep);
        head.addClassName("kept-head");
        Div follows = new Div(head, outcome, course, letters);
        follows.addClassName("trial-follows");
        Div both = new Div(asks, follows);
        both.addClassName("trial-both");
        add(new Paragraph(getTranslation("trial.about")), both, cases, drawing);
    }

    /** Shows a template without errors. The answers stay as far as the form is the same. */
    public void show(TemplateDraftId id, TemplateDefinition definition) {
        draft = id;
        TemplateDefinition before = shown;
        shown = definition;
        if (before == null || preview == null || !before.form().equals(definition.form())) {
            FormPreview fresh = new FormPreview(definition, surface.viewer(), surface.people(), surface.files());
            preview = fresh;
            form.removeAll();
            form.add(fresh);
            answers = JsonNodeFactory.instance.objectNode();
            fresh.watch(given -> {
                answers = given;
                imagine();
            });
        }
        if (before == null || image == null || !before.steps().equals(definition.steps())) {
            image = new FlowImage(definition, StepWords.of(definition, surface.usage(), surface.viewer()));
            drawing.removeAll();
            drawing.add(new H2(getTranslation("trial.way")), image);
        }
        imagine();
        cases.show(id, definition.form());
    }

    /** Somebody else may have changed the test cases. */
    public void changedElsewhere() {
        if (draft != null && shown != null) {
            cases.show(draft, shown.form());
        }
    }

    /** Shows the request of a test case. */
    private void open(TestCase one) {
        Trial trial = one.trial();
        begin = trial.submittedAt();
        verdicts.clear();
        verdicts.putAll(trial.verdicts());
        results.clear();
        results.putAll(trial.results());
        course.choose(trial.verdicts(), trial.results());
        if (preview != null) {
            preview.fill(trial.answers());
        }
        answers = trial.answers();
        requester.setValue(surface.people()
                .names(surface.viewer().actor().tenant(), Set.of(trial.requester()))
                .get(trial.requester()));
        imagine();
        requester.scrollIntoView();
        requester.focus();
    }

    private void keep() {
        PersonName person = requester.getValue();
        TemplateDraftId id = draft;
        TemplateDefinition definition = shown;
        TrialResult.Imagined imagined = last;
        if (person == null || id == null || definition == null || imagined == null) {
            return;
        }
        Trial trial = trial(person.id());
        new KeepCaseDialog(
                        CaseName.of(
                                person, imagined, definition, surface.viewer().language()),
                        new CaseWords(surface.viewer().formats()),
                        name -> surface.cases().keep(surface.viewer().actor(), id, name, trial),
                        () -> {
                            Toast.say(getTranslation("case.was-kept"));
                            cases.show(id, definition.form());
                        })
                .open();
    }

    private Trial trial(PersonId person) {
        return new Trial(person, begin, answers, Map.copyOf(verdicts), Map.copyOf(results));
    }

    private void answered(Trial.Visit visit, Answers.Verdict verdict) {
        verdicts.put(visit, verdict);
        imagine();
    }

    private void returned(String step, Answers.Returned result) {
        results.put(step, result);
        imagine();
    }

    private void imagine() {
        TemplateDefinition definition = shown;
        PersonName person = requester.getValue();
        if (definition == null) {
            return;
        }
        if (person == null) {
            say(new Notice(Tone.CALM, Icon.PEOPLE, getTranslation("trial.nobody")));
            return;
        }
        TrialResult result = surface.trials().imagine(surface.viewer().actor(), definition, trial(person.id()));
        switch (result) {
            case TrialResult.Imagined imagined -> show(definition, person.id(), imagined);
            case TrialResult.Broken _ -> say(new Notice(Tone.NO, Icon.FAILED, getTranslation("trial.broken")));
            case TrialResult.NoSuchPerson _ -> say(new Notice(Tone.CALM, Icon.PEOPLE, getTranslation("trial.nobody")));
            case TrialResult.NotAllowed _ ->
                say(new Notice(Tone.NO, Icon.FAILED, getTranslation("template.not-allowed")));
        }
    }

    private void show(TemplateDefinition definition, PersonId person, TrialResult.Imagined imagined) {
        outcome.removeAll();
        last = imagined;
        keep.setVisible(true);
        course.setVisible(true);
        letters.setVisible(true);
        outcome.add(Outcomes.of(imagined, surface.viewer().formats()));
        if (!imagined.complete()) {
            outcome.add(new Notice(Tone.WAIT, Icon.WAITING, getTranslation("trial.incomplete")));
        }
        course.show(definition, imagined);
        letters.show(definition, person, begin, imagined);
        if (image != null) {
            image.walked(imagined.walked());
        }
    }

    /** What was shown before belongs to other answers. */
    private void say(Notice notice) {
        outcome.removeAll();
        outcome.add(notice);
        last = null;
        keep.setVisible(false);
        course.setVisible(false);
        letters.setVisible(false);
        if (image != null) {
            image.walked(Set.of());
        }
    }
}
