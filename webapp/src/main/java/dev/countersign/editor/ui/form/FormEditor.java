package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.edit.FieldId;
import dev.countersign.definitions.edit.FieldPointer;
import dev.countersign.definitions.edit.FormEdits;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.editor.ui.flow.FlowAct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of a draft: as a list in which fields are added, moved and deleted, the properties of the selected one, and a preview that is the form as people
 * fill it in. The address names the selected field.
 */
public final class FormEditor extends Div {

    private final transient FormSurface surface;
    private final transient FieldActs acts;
    private final EditableForm list;
    private final FieldPane pane;
    private final PreviewPane preview;
    private transient @Nullable TemplateDefinition shown;
    private transient List<Problem> problems = List.of();
    private String selected = "";

    public FormEditor(FormSurface surface) {
        this.surface = surface;
        this.acts = new FieldActs(surface, this);
        this.list = new EditableForm(acts);
        this.pane = new FieldPane(surface, acts);
        this.preview = new PreviewPane(surface);
        addClassNames("flow-editor", "form-editor");
        add(list, pane, preview);
        getElement()
                .addEventListener(
                        "flow-act",
                        fired -> FlowAct.read(fired.getEventData().path("event.detail"))
                                .ifPresent(acts::perform))
                .addEventData("event.detail");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://countersign/flow.js");
        getElement().executeJs("window.countersign.flow.watch(this)");
    }

    /** Shows the draft, also after it was changed elsewhere. What is being typed stays. */
    public void show(TemplateDefinition definition, List<Problem> found) {
        shown = definition;
        problems = found;
        selected = known(selected);
        draw(definition);
        preview.show(definition);
    }

    /** Nothing is selected if the field is not there any more. */
    private String known(String name) {
        return item(FieldId.parse(name)).isPresent() ? name : "";
    }

    /** Selects a field, or nothing if the name is empty or there is no such field. */
    public void select(String name) {
        selected = known(name);
        if (shown != null) {
            draw(shown);
        }
    }

    private void draw(TemplateDefinition definition) {
        list.show(definition.form().items(), new ShownFields(surface.viewer().language(), selected, marks(definition)));
        setClassName("flow-open", !selected.isEmpty());
        pane.show(definition, FieldId.parse(selected), problems);
    }

    private Map<String, Boolean> marks(TemplateDefinition definition) {
        Map<String, Boolean> marks = new HashMap<>();
        for (Problem problem : problems) {
            FieldPointer.find(definition.form(), problem.path())
                    .ifPresent(place -> marks.merge(place.field().toString(), problem.isError(), Boolean::logicalOr));
        }
        return marks;
    }

    /** Leads to the field that a problem is about; false if it is about none. */
    public boolean lead(Problem problem) {
        Optional<FieldPointer> place =
                shown == null ? Optional.empty() : FieldPointer.find(shown.form(), problem.path());
        place.ifPresent(found -> {
            surface.go().accept(found.field().toString());
            pane.focus(found.rest());
        });
        return place.isPresent();
    }

    /** The draft is not there any more. */
    public void gone() {
        setEnabled(false);
    }

    Optional<TemplateDefinition> definition() {
        return Optional.ofNullable(shown);
    }

    Optional<FormItem> item(FieldId id) {
        return shown == null ? Optional.empty() : FormEdits.find(shown.form(), id);
    }

    /** What the field whose properties are open is called; empty if none is selected. */
    public String open() {
        return item(FieldId.parse(selected))
                .map(item -> FieldScope.name(item, surface.viewer().language()))
                .orElse("");
    }

    String selected() {
        return selected;
    }

    /** Selects the field as soon as it is there, and focuses its row. */
    void follow(FieldId id) {
        surface.go().accept(id.toString());
        list.focus(id.toString());
    }

    /** The properties stay open for the field, which is about to get another key. */
    void rekey(FieldId now) {
        selected = now.toString();
        pane.rekey(now);
    }

    void focusProperties() {
        pane.focus("");
    }
}
