package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.form.Form;
import dev.countersign.request.ui.FormPreview;
import dev.countersign.template.DraftResult;
import dev.countersign.template.TemplateDraft;
import dev.countersign.ui.EmptyState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The form of a draft as people will fill it in. */
final class FormPart extends Div implements DraftPart {

    private final transient Surface surface;
    private transient @Nullable Form shown;

    FormPart(Surface surface, Consumer<DraftResult> changed) {
        this.surface = surface;
        addClassName("section");
    }

    @Override
    public void show(TemplateDraft draft, List<Problem> problems) {
        Optional<TemplateDefinition> readable = draft.definition();
        if (readable.isEmpty()) {
            shown = null;
            removeAll();
            add(new EmptyState(getTranslation("template.unreadable"), getTranslation("template.unreadable.text")));
        } else if (!readable.get().form().equals(shown)) {
            shown = readable.get().form();
            removeAll();
            add(
                    new Paragraph(getTranslation("template.preview.about")),
                    new FormPreview(readable.get(), surface.viewer(), surface.people(), surface.files()));
        }
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
