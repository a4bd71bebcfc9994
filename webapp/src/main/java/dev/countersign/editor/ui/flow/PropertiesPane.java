package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.edit.NewStep;
import dev.countersign.definitions.edit.StepPointer;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.editor.ui.element.ElementAct;
import dev.countersign.editor.ui.element.ElementButtons;
import dev.countersign.editor.ui.element.ElementPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The properties of the selected step, with what can be done with it; of the template itself if no step is selected. */
final class PropertiesPane extends ElementPane {

    private final transient FlowSurface surface;
    private final transient FlowActs acts;
    private transient @Nullable Properties properties;
    private transient @Nullable StepScope scope;

    PropertiesPane(FlowSurface surface, FlowActs acts) {
        super(surface, "flow", surface.viewer().formats().say("template.flow.steps"));
        this.surface = surface;
        this.acts = acts;
    }

    void show(TemplateDefinition template, String key, StepWords words, List<Problem> problems) {
        Optional<Step> step = StepTree.find(template.steps(), key);
        head(
                step.map(one -> getTranslation("template.step." + NewStep.kindOf(one)))
                        .orElse(""),
                step.map(words::name)
                        .filter(name -> !name.isBlank())
                        .orElseGet(() -> getTranslation(step.isPresent() ? "template.unnamed" : "template.settings")));
        if (clearUnless(step.map(PropertiesPane::shape).orElse(Shape.NONE)) || properties == null) {
            StepScope made = new StepScope(surface, acts, template, key);
            scope = made;
            properties = step.map(one -> Properties.of(one, made)).orElseGet(() -> new TemplateProperties(made));
            step.ifPresent(one -> addActs(buttons(one, made)));
            addFields(properties.fields());
        }
        showUnplaced(properties.show(
                template,
                problems.stream()
                        .flatMap(problem -> own(template, problem, key).stream())
                        .toList()));
    }

    private static Shape shape(Step step) {
        return new Shape(NewStep.kindOf(step).name(), step.key(), Properties.shape(step));
    }

    private ElementButtons buttons(Step step, StepScope made) {
        List<ElementButtons.Own> own = new ArrayList<>();
        own.add(new ElementButtons.Own(
                getTranslation("template.step.wrap-parallel"), () -> acts.wrap(made.step(), NewStep.PARALLEL)));
        own.add(new ElementButtons.Own(
                getTranslation("template.step.wrap-branch"), () -> acts.wrap(made.step(), NewStep.BRANCH)));
        if (!step.parts().isEmpty()) {
            own.add(new ElementButtons.Own(getTranslation("template.step.unwrap"), () -> acts.unwrap(made.step())));
        }
        return new ElementButtons(
                getTranslation("template.step.acts"),
                getTranslation("template.step.add-behind"),
                kind -> acts.perform(ElementAct.about(kind, made.step())),
                own);
    }

    @Override
    protected void follow(String now) {
        if (scope != null) {
            scope.rekey(now);
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

    @Override
    protected boolean focusField(String member) {
        return properties != null && properties.focus(member);
    }
}
