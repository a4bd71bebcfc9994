package dev.countersign.editor.ui.input;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.definitions.condition.Subjects;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.StepTree;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** JSONata, which is completed while it is typed: with the fields of the form, what is known about the requester, and some functions. */
public final class JsonataInput extends TextArea {

    private static final int LONGEST = 5_000;
    private static final int PAUSE = 500;
    private static final List<String> FUNCTIONS = List.of(
            "$sum(",
            "$count(",
            "$exists(",
            "$not(",
            "$contains(",
            "$lowercase(",
            "$round(",
            "$max(",
            "$min(",
            "$now()");

    /** What is offered, and the words beside it. */
    private record Offer(String text, String name) {}

    private final String offers;

    public JsonataInput(String label, TemplateDefinition template) {
        this(label, Subjects.of(template), StepTree.of(template.steps(), AutomatedStep.class));
    }

    /** One that is about these answers only. */
    public JsonataInput(String label, List<Subject> subjects) {
        this(label, subjects, Stream.empty());
    }

    private JsonataInput(String label, List<Subject> subjects, Stream<AutomatedStep> steps) {
        super(label);
        setMaxLength(LONGEST);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(PAUSE);
        addClassName("jsonata");
        getElement().setAttribute("spellcheck", "false").setAttribute("autocapitalize", "off");
        offers = JsonMapper.shared().writeValueAsString(offers(subjects, steps));
    }

    private List<Offer> offers(List<Subject> about, Stream<AutomatedStep> steps) {
        Stream<Offer> subjects = about.stream()
                .map(subject -> new Offer(subject.path(), subject.name().in(getLocale())));
        Stream<Offer> results = steps.map(step ->
                new Offer(Subjects.path("results", step.key()), step.name().in(getLocale())));
        return Stream.of(subjects, results, FUNCTIONS.stream().map(one -> new Offer(one, "")))
                .flatMap(one -> one)
                .toList();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJsModule("context://countersign/complete.js");
        getElement()
                .executeJs("window.countersign.complete(this, $0, $1)", offers, getTranslation("template.complete"));
    }
}
