package dev.countersign.editor.ui.element;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.definitions.check.Problem;
import dev.countersign.editor.ui.input.EditedTexts;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The properties of the selected element, with what can be done with it. Its fields stay while their shape does, and with them what is being typed. */
public abstract class ElementPane extends Div {

    /**
     * What the fields depend on: if it changes, they are made anew.
     *
     * @param kind of the element
     * @param parts what else they depend on
     */
    public record Shape(String kind, String key, List<?> parts) {

        /** No element is selected. */
        public static final Shape NONE = new Shape("", "", List.of());
    }

    private final transient ElementSurface surface;
    private final String tab;
    private final Span kind = new Span();
    private final H2 title = new H2();
    private final Div buttons = new Div();
    private final UnorderedList unplaced = new UnorderedList();
    private final Div content = new Div();
    private transient @Nullable Shape drawn;

    /**
     * An empty pane.
     *
     * @param tab the name of the editor, under which the browser stores what is being typed
     * @param list what the list of the elements is called, to which a button leads back on a small screen
     */
    protected ElementPane(ElementSurface surface, String tab, String list) {
        this.surface = surface;
        this.tab = tab;
        addClassName("flow-side");
        getElement().setAttribute("role", "region").setAttribute("aria-labelledby", "flow-side-title");
        title.setId("flow-side-title");
        title.getElement().setAttribute("tabindex", "-1");
        kind.addClassName("small");
        buttons.addClassName("step-acts");
        unplaced.addClassName("step-problems");
        Button back = new Button(list, Icon.BACK.draw(), _ -> surface.go().accept(""));
        back.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        back.addClassName("flow-back");
        Div words = new Div(kind, title);
        words.addClassName("flow-side-words");
        Div head = new Div(words, buttons);
        head.addClassName("flow-side-head");
        add(back, head, unplaced, content);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        EditedTexts.watch(content, event.getUI());
    }

    protected final void head(String ofKind, String name) {
        kind.setText(ofKind);
        title.setText(name);
    }

    /** Empties the pane if it shows fields of another shape, and returns whether it did. */
    protected final boolean clearUnless(Shape shape) {
        if (shape.equals(drawn)) {
            return false;
        }
        drawn = shape;
        buttons.removeAll();
        content.removeAll();
        keep(shape.key());
        return true;
    }

    protected final void addActs(ElementButtons acts) {
        buttons.add(acts);
    }

    protected final void addFields(Component fields) {
        content.add(fields);
    }

    /** Shows the problems of the element for which there is no field. */
    protected final void showUnplaced(List<Problem> problems) {
        unplaced.removeAll();
        problems.forEach(
                problem -> unplaced.add(new ListItem(problem.in(surface.viewer().language()))));
    }

    /** The element is about to get another key; its fields stay as they are. */
    final void rekey(String key, String now) {
        if (drawn != null && !key.isEmpty() && drawn.key().equals(key)) {
            drawn = new Shape(drawn.kind(), now, drawn.parts());
            keep(now);
            follow(now);
        }
    }

    /** What the fields change is the element with this key from now on. */
    protected abstract void follow(String now);

    private void keep(String key) {
        EditedTexts.show(
                content,
                new KeptWords(
                        surface.viewer().actor(), "edited." + surface.edits().draft() + "." + tab + "." + key));
    }

    /** Focuses the field of this member; the heading if there is none. */
    public final void focus(String member) {
        if (!focusField(member)) {
            title.getElement().executeJs("this.focus()");
        }
    }

    /** Focuses the field of this member; false if there is none. */
    protected abstract boolean focusField(String member);
}
