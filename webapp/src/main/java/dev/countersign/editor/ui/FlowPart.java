package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.template.DraftResult;
import dev.countersign.template.TemplateDraft;
import dev.countersign.ui.EmptyState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps of a draft: the outline and the drawing. */
final class FlowPart extends Div implements DraftPart {

    private final transient Surface surface;

    FlowPart(Surface surface, Consumer<DraftResult> changed) {
        this.surface = surface;
        addClassName("flow");
    }

    @Override
    public void show(TemplateDraft draft, List<Problem> problems) {
        removeAll();
        Optional<TemplateDefinition> readable = draft.definition();
        if (readable.isEmpty()) {
            add(new EmptyState(getTranslation("template.unreadable"), getTranslation("template.unreadable.text")));
            return;
        }
        TemplateDefinition definition = readable.get();
        StepWords words = new StepWords(
                definition,
                surface.viewer().formats(),
                surface.usage().groups(surface.viewer().actor(), StepWords.groups(definition)));
        add(new FlowOutline(definition.steps(), words), new FlowImage(definition, words));
    }

    @Override
    public boolean lead(Problem problem) {
        return false;
    }

    @Override
    public void gone() {
        setEnabled(false);
    }
}
