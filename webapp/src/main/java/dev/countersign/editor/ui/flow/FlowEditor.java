package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.edit.StepPointer;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import dev.countersign.editor.ui.element.ElementAct;
import dev.countersign.editor.ui.element.ElementEditor;
import dev.countersign.editor.ui.element.ElementPane;
import dev.countersign.editor.ui.element.ElementPointer;
import dev.countersign.editor.ui.element.Marks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of a draft: as a list in which they are changed, as a drawing, and the properties of the selected one. */
public final class FlowEditor extends ElementEditor {

    /** Selects what all of the template has in common. No step has this key. */
    static final String SETTINGS = "~";

    private final transient FlowSurface surface;
    private final transient FlowActs acts;
    private final EditableOutline outline;
    private final FlowImage image = FlowImage.edited();
    private final PropertiesPane pane;
    private transient Map<String, Text> groups = Map.of();

    public FlowEditor(FlowSurface surface) {
        super(surface);
        this.surface = surface;
        this.acts = new FlowActs(surface, this);
        this.outline = new EditableOutline(acts);
        this.pane = new PropertiesPane(surface, acts);
        add(outline, pane, image);
    }

    @Override
    public void show(TemplateDefinition definition, List<Problem> found) {
        groups = groups(definition);
        super.show(definition, found);
    }

    /** Asks for names of groups only if the template names another one. */
    private Map<String, Text> groups(TemplateDefinition definition) {
        var named = StepWords.groups(definition);
        return groups.keySet().containsAll(named) && definition().isPresent()
                ? groups
                : surface.usage().groups(surface.viewer().actor(), named);
    }

    @Override
    protected void draw(TemplateDefinition definition, Marks marks, List<Problem> problems) {
        StepWords words = new StepWords(definition, surface.viewer().formats(), groups);
        outline.show(definition.steps(), new Shown(words, marks));
        image.show(definition, words);
        image.mark(marks.selected());
        pane.show(definition, marks.selected(), words, problems);
    }

    @Override
    protected void perform(ElementAct act) {
        acts.perform(act);
    }

    @Override
    protected boolean isKnown(String key) {
        return key.equals(SETTINGS) || StepTree.find(steps(), key).isPresent();
    }

    @Override
    protected Optional<ElementPointer> place(TemplateDefinition definition, Problem problem) {
        return StepPointer.find(definition.steps(), problem.path())
                .map(found -> new ElementPointer(found.step(), found.rest()));
    }

    @Override
    protected ElementPane pane() {
        return pane;
    }

    @Override
    protected void focusRow(String key) {
        outline.focus(key);
    }

    @Override
    public String open() {
        return StepTree.find(steps(), selected())
                .map(step -> name(step).isBlank() ? step.key() : name(step))
                .orElse("");
    }

    List<Step> steps() {
        return definition().map(TemplateDefinition::steps).orElse(List.of());
    }

    /** What a step is called, in the language of the reader. */
    String name(Step step) {
        return step.name().in(surface.viewer().language());
    }
}
