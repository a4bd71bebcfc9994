package dev.countersign.editor.ui.element;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An editor of elements: a list in which they are changed, and the properties of the selected one. The address names the selected element. */
public abstract class ElementEditor extends Div {

    private final transient ElementSurface surface;
    private transient @Nullable TemplateDefinition shown;
    private transient List<Problem> problems = List.of();
    private String selected = "";

    protected ElementEditor(ElementSurface surface) {
        this.surface = surface;
        addClassName("flow-editor");
        getElement()
                .addEventListener(
                        "flow-act",
                        fired -> ElementAct.read(fired.getEventData().path("event.detail"))
                                .ifPresent(this::perform))
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
        select(selected);
    }

    /** Selects an element, or nothing if the key is empty or there is no such element. */
    public final void select(String key) {
        selected = isKnown(key) ? key : "";
        if (shown != null) {
            setClassName("flow-open", !selected.isEmpty());
            TemplateDefinition definition = shown;
            Marks marks = Marks.of(
                    selected, problems, problem -> place(definition, problem).map(ElementPointer::key));
            draw(definition, marks, problems);
        }
    }

    /** Leads to the element that a problem is about; false if it is about none. */
    public final boolean lead(Problem problem) {
        Optional<ElementPointer> place = definition().flatMap(definition -> place(definition, problem));
        place.ifPresent(found -> {
            surface.go().accept(found.key());
            pane().focus(found.member());
        });
        return place.isPresent();
    }

    /** The draft is not there any more. */
    public final void gone() {
        setEnabled(false);
    }

    /** What the element whose properties are open is called; empty if none is selected. */
    public abstract String open();

    /** What is shown; empty before {@link #show} is called. */
    public final Optional<TemplateDefinition> definition() {
        return Optional.ofNullable(shown);
    }

    /** The key of the selected element; empty if none is. */
    public final String selected() {
        return selected;
    }

    /** Selects the element as soon as it is there, and focuses its row. */
    public final void follow(String key) {
        surface.go().accept(key);
        focusRow(key);
    }

    /** The selected element is about to get another key; its properties stay open. */
    public final void rekey(String now) {
        pane().rekey(selected, now);
        selected = now;
    }

    /** Focuses the first property of the selected element. */
    public final void focusProperties() {
        pane().focus("");
    }

    protected abstract void perform(ElementAct act);

    /** Whether the key can be selected. */
    protected abstract boolean isKnown(String key);

    protected abstract void draw(TemplateDefinition definition, Marks marks, List<Problem> problems);

    /** Where a problem is; empty if it is about no element. */
    protected abstract Optional<ElementPointer> place(TemplateDefinition definition, Problem problem);

    protected abstract ElementPane pane();

    protected abstract void focusRow(String key);
}
