package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.editor.ui.flow.FlowEditor;
import dev.countersign.editor.ui.flow.FlowSurface;
import dev.countersign.editor.ui.input.DraftEdits;
import dev.countersign.template.TemplateDraft;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps of a draft. The address names the selected one. */
final class FlowPart extends Div implements DraftPart {

    private static final String STEP = "step";

    private final FlowEditor editor;
    private final DeletedNotice deleted = new DeletedNotice();
    private final Viewer viewer;

    /** @param go changes the parameters of the address */
    FlowPart(Surface surface, DraftEdits edits, Consumer<QueryParameters> go) {
        this.viewer = surface.viewer();
        this.editor = new FlowEditor(new FlowSurface(
                surface.usage(),
                surface.people(),
                surface.viewer(),
                edits,
                key -> go.accept(key.isEmpty() ? QueryParameters.empty() : QueryParameters.of(STEP, key))));
    }

    @Override
    public void show(TemplateDraft draft, List<Problem> problems) {
        Optional<TemplateDefinition> readable = draft.definition();
        if (readable.isPresent()) {
            String open = editor.open();
            editor.show(readable.get(), problems);
            if (!open.isEmpty() && editor.open().isEmpty()) {
                deleted.show(open, draft, viewer);
            }
        }
        if (readable.isPresent() != editor.isAttached() || getComponentCount() == 0) {
            removeAll();
            add(deleted);
            add(
                    readable.isPresent()
                            ? editor
                            : new EmptyState(
                                    getTranslation("template.unreadable"), getTranslation("template.unreadable.text")));
        }
    }

    @Override
    public void at(QueryParameters given) {
        deleted.removeAll();
        editor.select(given.getSingleParameter(STEP).orElse(""));
    }

    @Override
    public boolean lead(Problem problem) {
        return editor.lead(problem);
    }

    @Override
    public void gone() {
        editor.gone();
    }
}
