package dev.countersign.editor.ui.form;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.edit.FieldId;
import dev.countersign.definitions.edit.FieldPointer;
import dev.countersign.definitions.edit.FormEdits;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.editor.ui.element.ElementAct;
import dev.countersign.editor.ui.element.ElementEditor;
import dev.countersign.editor.ui.element.ElementPane;
import dev.countersign.editor.ui.element.ElementPointer;
import dev.countersign.editor.ui.element.Marks;
import java.util.List;
import java.util.Optional;

/**
 * The form of a draft: as a list in which fields are added, moved and deleted, the properties of the selected one, and a preview that is the form as people
 * fill it in.
 */
public final class FormEditor extends ElementEditor {

    private final transient FormSurface surface;
    private final transient FieldActs acts;
    private final EditableForm list;
    private final FieldPane pane;
    private final PreviewPane preview;

    public FormEditor(FormSurface surface) {
        super(surface);
        this.surface = surface;
        this.acts = new FieldActs(surface, this);
        this.list = new EditableForm(acts);
        this.pane = new FieldPane(surface, acts);
        this.preview = new PreviewPane(surface);
        addClassName("form-editor");
        add(list, pane, preview);
    }

    @Override
    public void show(TemplateDefinition definition, List<Problem> found) {
        super.show(definition, found);
        preview.show(definition);
    }

    @Override
    protected void draw(TemplateDefinition definition, Marks marks, List<Problem> problems) {
        list.show(definition.form().items(), new ShownFields(surface.viewer().language(), marks));
        pane.show(definition, FieldId.parse(marks.selected()), problems);
    }

    @Override
    protected void perform(ElementAct act) {
        acts.perform(act);
    }

    @Override
    protected boolean isKnown(String name) {
        return item(FieldId.parse(name)).isPresent();
    }

    @Override
    protected Optional<ElementPointer> place(TemplateDefinition definition, Problem problem) {
        return FieldPointer.find(definition.form(), problem.path())
                .map(found -> new ElementPointer(found.field().toString(), found.rest()));
    }

    @Override
    protected ElementPane pane() {
        return pane;
    }

    @Override
    protected void focusRow(String name) {
        list.focus(name);
    }

    @Override
    public String open() {
        return item(FieldId.parse(selected()))
                .map(item -> FieldScope.name(item, surface.viewer().language()))
                .orElse("");
    }

    Optional<FormItem> item(FieldId id) {
        return definition().flatMap(shown -> FormEdits.find(shown.form(), id));
    }
}
