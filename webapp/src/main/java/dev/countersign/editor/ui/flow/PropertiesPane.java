package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.edit.NewStep;
import dev.countersign.definitions.edit.StepPointer;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.editor.ui.input.EditedTexts;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptWords;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The properties of the selected step, with what can be done with it; of the template itself if no step is selected. */
final class PropertiesPane extends Div {

    private final transient FlowSurface surface;
    private final transient FlowActs acts;
    private final Span kind = new Span();
    private final H2 title = new H2();
    private final Div buttons = new Div();
    private final UnorderedList unplaced = new UnorderedList();
    private final Div content = new Div();
    private transient @Nullable Properties properties;
    private transient @Nullable StepScope scope;
    private String drawn = "";
    private boolean isRekeyed;

    PropertiesPane(FlowSurface surface, FlowActs acts) {
        this.surface = surface;
        this.acts = acts;
        addClassName("flow-side");
        getElement().setAttribute("role", "region").setAttribute("aria-labelledby", "flow-side-title");
        title.setId("flow-side-title");
        title.getElement().setAttribute("tabindex", "-1");
        kind.addClassName("small");
        buttons.addClassName("step-acts");
        unplaced.addClassName("step-problems");
        Button back = new Button(
                getTranslation("template.flow.steps"),
                Icon.BACK.draw(),
                _ -> surface.go().accept(""));
        back.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        back.addClassName("flow-back");
        Div words = new Div(kind, title);
        words.addClassName("flow-side-words");
        Div head = new Div(words, buttons);
        head.addClassName("flow-side-head");
        add(back, head, unplaced, content);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        EditedTexts.watch(content, event.getUI());
    }

    private void keep(String key) {
        EditedTexts.show(
                content,
                new KeptWords(
                        surface.viewer().actor(), "edited." + surface.edits().draft() + ".flow." + key));
    }

    void show(TemplateDefinition template, String key, StepWords words, List<Problem> problems) {
        Optional<Step> step = StepTree.find(template.steps(), key);
        String id = step.map(one -> NewStep.kindOf(one) + " " + one.key() + " " + Properties.shape(one))
                .orElse("");
        kind.setText(step.map(one -> getTranslation("template.step." + NewStep.kindOf(one)))
                .orElse(""));
        title.setText(step.map(words::name)
                .filter(name -> !name.isBlank())
                .orElseGet(() -> getTranslation(step.isPresent() ? "template.unnamed" : "template.settings")));
        if (properties == null || !id.equals(drawn)) {
            drawn = id;
            buttons.removeAll();
            content.removeAll();
            keep(step.isPresent() ? key : "");
            step.ifPresent(one -> buttons.add(new StepButtons(one, acts)));
            scope = new StepScope(surface, acts, template, key);
            properties = properties(step, scope);
            content.add(properties.fields());
        }
        if (isRekeyed) {
            isRekeyed = false;
            buttons.removeAll();
            step.ifPresent(one -> buttons.add(new StepButtons(one, acts)));
        }
        List<Problem> own = problems.stream()
                .flatMap(problem -> own(template, problem, key).stream())
                .toList();
        List<Problem> others = properties.show(template, own);
        unplaced.removeAll();
        others.forEach(
                problem -> unplaced.add(new ListItem(problem.in(surface.viewer().language()))));
    }

    private static Properties properties(Optional<Step> step, StepScope scope) {
        return step.map(one -> Properties.of(one, scope)).orElseGet(() -> new TemplateProperties(scope));
    }

    /** The step is about to get another key; its fields stay as they are. */
    void rekey(String key, String now) {
        if (scope != null && scope.step().equals(key)) {
            scope.rekey(now);
            keep(now);
            drawn = drawn.replace(" " + key + " ", " " + now + " ");
            isRekeyed = true;
        }
    }

    /** The problem with the path within the step, if it is about this one; about the template itself if the key is empty. */
    private static Optional<Problem> own(TemplateDefinition template, Problem problem, String key) {
        if (StepTree.find(template.steps(), key).isEmpty()) {
            return problem.path().startsWith("/steps/") || problem.path().startsWith("/form")
                    ? Optional.empty()
                    : Optional.of(problem);
        }
        return StepPointer.find(template.steps(), problem.path())
                .filter(place -> place.step().equals(key))
                .map(place -> problem.under(place.rest()));
    }

    /** Focuses the field of this member; the heading if there is none. */
    void focus(String member) {
        if (properties == null || !properties.focus(member)) {
            title.getElement().executeJs("this.focus()");
        }
    }
}
