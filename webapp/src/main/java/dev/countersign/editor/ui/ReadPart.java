package dev.countersign.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.editor.ui.flow.FlowRead;
import dev.countersign.editor.ui.flow.StepWords;
import dev.countersign.request.ui.FormPreview;
import dev.countersign.template.TemplateDraft;
import dev.countersign.ui.EmptyState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The flow or the form of a draft for whoever reads templates and does not edit them. */
final class ReadPart extends Div implements DraftPart {

    private final transient Function<TemplateDefinition, Component> drawing;
    private transient @Nullable TemplateDefinition shown;

    private ReadPart(Function<TemplateDefinition, Component> drawing) {
        this.drawing = drawing;
    }

    static ReadPart flow(Surface surface) {
        return new ReadPart(
                definition -> new FlowRead(definition, StepWords.of(definition, surface.usage(), surface.viewer())));
    }

    static ReadPart form(Surface surface) {
        return new ReadPart(definition -> {
            Div part = new Div(
                    new Paragraph(surface.viewer().formats().say("template.preview.about")),
                    new FormPreview(definition, surface.viewer(), surface.people(), surface.files()));
            part.addClassName("section");
            return part;
        });
    }

    @Override
    public void show(TemplateDraft draft, List<Problem> problems) {
        Optional<TemplateDefinition> readable = draft.definition();
        if (readable.isPresent() && readable.get().equals(shown)) {
            return;
        }
        shown = readable.orElse(null);
        removeAll();
        add(readable.map(drawing)
                .orElseGet(() -> new EmptyState(
                        getTranslation("template.unreadable"), getTranslation("template.unreadable.text"))));
    }

    @Override
    public boolean lead(Problem problem) {
        return false;
    }

    @Override
    public void gone() {}
}
