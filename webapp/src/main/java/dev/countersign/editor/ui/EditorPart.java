package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.editor.ui.element.ElementEditor;
import dev.countersign.editor.ui.flow.FlowEditor;
import dev.countersign.editor.ui.flow.FlowSurface;
import dev.countersign.editor.ui.form.FormEditor;
import dev.countersign.editor.ui.form.FormSurface;
import dev.countersign.editor.ui.input.DraftEdits;
import dev.countersign.template.TemplateDraft;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The flow or the form of a draft for whoever edits templates. The address names the selected step or field. */
final class EditorPart extends Div implements DraftPart {

    private static final String STEP = "step";
    private static final String FIELD = "field";

    private final String parameter;
    private final ElementEditor editor;
    private final DeletedNotice deleted = new DeletedNotice();
    private final Div unreadable = new Div();
    private final Viewer viewer;

    private EditorPart(String parameter, ElementEditor editor, Viewer viewer) {
        this.parameter = parameter;
        this.editor = editor;
        this.viewer = viewer;
    }

    /** @param go changes the parameters of the address */
    static EditorPart flow(Surface surface, DraftEdits edits, Consumer<QueryParameters> go) {
        return new EditorPart(
                STEP,
                new FlowEditor(new FlowSurface(
                        surface.usage(),
                        surface.people(),
                        surface.viewer(),
                        edits,
                        key -> go.accept(address(Map.of(), STEP, key)))),
                surface.viewer());
    }

    /**
     * The editor of the form.
     *
     * @param go changes the parameters of the address
     * @param tab the parameter of the address that leads to this part
     */
    static EditorPart form(Surface surface, DraftEdits edits, Consumer<QueryParameters> go, Map<String, String> tab) {
        return new EditorPart(
                FIELD,
                new FormEditor(new FormSurface(
                        surface.usage(),
                        surface.people(),
                        surface.files(),
                        surface.viewer(),
                        edits,
                        name -> go.accept(address(tab, FIELD, name)))),
                surface.viewer());
    }

    private static QueryParameters address(Map<String, String> tab, String parameter, String selected) {
        QueryParameters parameters = QueryParameters.simple(tab);
        return selected.isEmpty() ? parameters : parameters.merging(parameter, selected);
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
        unreadable.removeAll();
        boolean isOpen = editor.getParent().isPresent();
        if (readable.isEmpty() && isOpen) {
            // Somebody may be typing in it: it stays until they leave it.
            unreadable.add(new Notice(Tone.WAIT, Icon.CHANGES, getTranslation("template.unreadable.meanwhile")));
        } else if (!isOpen) {
            removeAll();
            add(
                    deleted,
                    unreadable,
                    readable.isPresent()
                            ? editor
                            : new EmptyState(
                                    getTranslation("template.unreadable"), getTranslation("template.unreadable.text")));
        }
    }

    @Override
    public void at(QueryParameters given) {
        deleted.removeAll();
        editor.select(given.getSingleParameter(parameter).orElse(""));
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
