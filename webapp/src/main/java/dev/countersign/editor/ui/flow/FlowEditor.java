package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.edit.StepPointer;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a draft: as a list in which they are changed, as a drawing, and the properties of the selected one. The address names the selected step.
 */
public final class FlowEditor extends Div {

    /** Selects what all of the template has in common. No step has this key. */
    static final String SETTINGS = "~";

    private final transient FlowSurface surface;
    private final transient FlowActs acts;
    private final EditableOutline outline;
    private final FlowImage image = FlowImage.edited();
    private final PropertiesPane pane;
    private transient Map<String, Text> groups = Map.of();
    private transient @Nullable TemplateDefinition shown;
    private transient List<Problem> problems = List.of();
    private String selected = "";

    public FlowEditor(FlowSurface surface) {
        this.surface = surface;
        this.acts = new FlowActs(surface, this);
        this.outline = new EditableOutline(acts);
        this.pane = new PropertiesPane(surface, acts);
        addClassName("flow-editor");
        add(outline, pane, image);
        getElement()
                .addEventListener(
                        "flow-act",
                        fired -> FlowAct.read(fired.getEventData().path("event.detail"))
                                .ifPresent(acts::perform))
                .addEventData("event.detail");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://countersign/flow.js");
        getElement().executeJs("window.countersign.flow.watch(this)");
    }

    /** Shows the draft, also after it was changed elsewhere. What is being typed stays. */
    public void show(TemplateDefinition definition, List<Problem> found) {
        groups = groups(definition);
        shown = definition;
        problems = found;
        selected = known(selected);
        draw(definition);
    }

    /** Asks for names of groups only if the template names another one. */
    private Map<String, Text> groups(TemplateDefinition definition) {
        var named = StepWords.groups(definition);
        return groups.keySet().containsAll(named) && shown != null
                ? groups
                : surface.usage().groups(surface.viewer().actor(), named);
    }

    /** Nothing is selected if the step is not there any more. */
    private String known(String key) {
        return key.equals(SETTINGS) || StepTree.find(steps(), key).isPresent() ? key : "";
    }

    /** Selects a step, or nothing if the key is empty or there is no such step. */
    public void select(String key) {
        selected = known(key);
        if (shown != null) {
            draw(shown);
        }
    }

    private void draw(TemplateDefinition definition) {
        StepWords words = new StepWords(definition, surface.viewer().formats(), groups);
        outline.show(definition.steps(), new Shown(words, selected, marks(definition)));
        image.show(definition, words);
        image.mark(selected);
        setClassName("flow-open", !selected.isEmpty());
        pane.show(definition, selected, words, problems);
    }

    private Map<String, Boolean> marks(TemplateDefinition definition) {
        Map<String, Boolean> marks = new HashMap<>();
        for (Problem problem : problems) {
            StepPointer.find(definition.steps(), problem.path())
                    .ifPresent(place -> marks.merge(place.step(), problem.isError(), Boolean::logicalOr));
        }
        return marks;
    }

    /** Leads to the step that a problem is about; false if it is about no step. */
    public boolean lead(Problem problem) {
        Optional<StepPointer> place =
                shown == null ? Optional.empty() : StepPointer.find(shown.steps(), problem.path());
        place.ifPresent(found -> {
            surface.go().accept(found.step());
            pane.focus(found.rest());
        });
        return place.isPresent();
    }

    /** The draft is not there any more. */
    public void gone() {
        setEnabled(false);
    }

    List<Step> steps() {
        return shown == null ? List.of() : shown.steps();
    }

    Optional<TemplateDefinition> definition() {
        return Optional.ofNullable(shown);
    }

    /** What the step whose properties are open is called; empty if none is selected. */
    public String open() {
        return StepTree.find(steps(), selected)
                .map(step -> name(step).isBlank() ? step.key() : name(step))
                .orElse("");
    }

    String selected() {
        return selected;
    }

    /** Selects the step as soon as it is there, and focuses its row. */
    void follow(String key) {
        surface.go().accept(key);
        outline.focus(key);
    }

    /** The properties stay open for the step, which is about to get another key. */
    void rekey(String now) {
        pane.rekey(selected, now);
        selected = now;
    }

    void focusProperties() {
        pane.focus("");
    }

    /** What a step is called, in the language of the reader. */
    String name(Step step) {
        return step.name().in(surface.viewer().language());
    }
}
