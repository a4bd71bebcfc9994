package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.edit.FieldId;
import dev.countersign.definitions.edit.FieldPointer;
import dev.countersign.definitions.edit.FormEdits;
import dev.countersign.definitions.edit.NewField;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.editor.ui.input.EditedTexts;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptWords;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The properties of the selected field, with what can be done with it. */
final class FieldPane extends Div {

    private final transient FormSurface surface;
    private final transient FieldActs acts;
    private final Span kind = new Span();
    private final H2 title = new H2();
    private final Div buttons = new Div();
    private final UnorderedList unplaced = new UnorderedList();
    private final Div content = new Div();
    private transient @Nullable FieldScope scope;
    private transient @Nullable ItemProperties<?> properties;
    private String drawn = "";

    FieldPane(FormSurface surface, FieldActs acts) {
        this.surface = surface;
        this.acts = acts;
        addClassName("flow-side");
        getElement().setAttribute("role", "region").setAttribute("aria-labelledby", "flow-side-title");
        title.setId("flow-side-title");
        title.getElement().setAttribute("tabindex", "-1");
        kind.addClassName("small");
        buttons.addClassName("step-acts");
        unplaced.addClassName("step-problems");
        Button back = new Button(
                getTranslation("template.form.fields"),
                Icon.BACK.draw(),
                _ -> surface.go().accept(""));
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

    private void keep(FieldId id) {
        EditedTexts.show(
                content,
                new KeptWords(
                        surface.viewer().actor(), "edited." + surface.edits().draft() + ".form." + id));
    }

    void show(TemplateDefinition template, FieldId id, List<Problem> problems) {
        Optional<FormItem> item = FormEdits.find(template.form(), id);
        kind.setText(item.map(one ->
                        getTranslation("template.field." + NewField.kindOf(one).name()))
                .orElse(""));
        title.setText(item.map(one -> FieldScope.name(one, surface.viewer().language()))
                .orElseGet(() -> getTranslation("template.form.none")));
        String shape = item.map(one -> shape(one, id)).orElse("");
        if (!shape.equals(drawn) || content.getComponentCount() == 0) {
            drawn = shape;
            draw(template, id, item);
        }
        unplaced.removeAll();
        if (scope != null && properties != null && item.isPresent()) {
            scope.follow(template, id);
            properties
                    .show(item.get(), own(template, id, problems))
                    .forEach(problem -> unplaced.add(
                            new ListItem(problem.in(surface.viewer().language()))));
        }
    }

    /** What the fields depend on: if it changes, they are made anew. */
    private static String shape(FormItem item, FieldId id) {
        return NewField.kindOf(item) + " " + id;
    }

    private void draw(TemplateDefinition template, FieldId id, Optional<FormItem> item) {
        buttons.removeAll();
        content.removeAll();
        keep(id);
        scope = null;
        properties = null;
        if (item.isEmpty()) {
            content.add(new Paragraph(getTranslation("template.form.none.about")));
            return;
        }
        FieldScope made = new FieldScope(surface, acts, template, id);
        ItemProperties<?> fields = PropertiesOf.item(item.get(), made);
        scope = made;
        properties = fields;
        buttons.add(new FieldButtons(made));
        content.add(fields.fields());
    }

    /** The field is about to get another key; its properties stay as they are. */
    void rekey(FieldId now) {
        if (scope != null) {
            FormEdits.find(scope.template().form(), scope.id()).ifPresent(item -> drawn = shape(item, now));
            scope.follow(scope.template(), now);
            keep(now);
        }
    }

    private static List<Problem> own(TemplateDefinition template, FieldId id, List<Problem> problems) {
        return problems.stream()
                .flatMap(problem -> FieldPointer.find(template.form(), problem.path())
                        .filter(place -> place.field().equals(id))
                        .map(place -> problem.under(place.rest()))
                        .stream())
                .toList();
    }

    /** Focuses the input of this member; the heading if there is none. */
    void focus(String member) {
        if (properties == null || !properties.focus(member)) {
            title.getElement().executeJs("this.focus()");
        }
    }
}
