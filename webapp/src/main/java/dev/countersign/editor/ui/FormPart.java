package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.editor.ui.form.FormEditor;
import dev.countersign.editor.ui.form.FormSurface;
import dev.countersign.editor.ui.input.DraftEdits;
import dev.countersign.template.TemplateDraft;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The form of a draft. The address names the selected field. */
final class FormPart extends Div implements DraftPart {

    private static final String FIELD = "field";

    private final FormEditor editor;
    private final DeletedNotice deleted = new DeletedNotice();
    private final Viewer viewer;

    /**
     * The part for one draft.
     *
     * @param go changes the parameters of the address
     * @param tab the parameter of the address that leads to this part
     */
    FormPart(Surface surface, DraftEdits edits, Consumer<QueryParameters> go, Map<String, String> tab) {
        this.viewer = surface.viewer();
        this.editor = new FormEditor(new FormSurface(
                surface.usage(),
                surface.people(),
                surface.files(),
                surface.viewer(),
                edits,
                name -> go.accept(address(tab, name))));
    }

    private static QueryParameters address(Map<String, String> tab, String name) {
        QueryParameters parameters = QueryParameters.simple(tab);
        return name.isEmpty() ? parameters : parameters.merging(FIELD, name);
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
        editor.select(given.getSingleParameter(FIELD).orElse(""));
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
