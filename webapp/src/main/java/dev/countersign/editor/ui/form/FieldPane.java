package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.edit.FieldId;
import dev.countersign.definitions.edit.FieldPointer;
import dev.countersign.definitions.edit.FormEdits;
import dev.countersign.definitions.edit.NewField;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.editor.ui.element.ElementAct;
import dev.countersign.editor.ui.element.ElementButtons;
import dev.countersign.editor.ui.element.ElementPane;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The properties of the selected field, with what can be done with it. */
final class FieldPane extends ElementPane {

    private final transient FormSurface surface;
    private final transient FieldActs acts;
    private transient @Nullable FieldScope scope;
    private transient @Nullable ItemProperties<?> properties;

    FieldPane(FormSurface surface, FieldActs acts) {
        super(surface, "form", surface.viewer().formats().say("template.form.fields"));
        this.surface = surface;
        this.acts = acts;
    }

    void show(TemplateDefinition template, FieldId id, List<Problem> problems) {
        Optional<FormItem> item = FormEdits.find(template.form(), id);
        head(
                item.map(one -> getTranslation(
                                "template.field." + NewField.kindOf(one).name()))
                        .orElse(""),
                item.map(one -> FieldScope.name(one, surface.viewer().language()))
                        .orElseGet(() -> getTranslation("template.form.none")));
        Shape shape = item.map(one -> new Shape(NewField.kindOf(one).name(), id.toString(), List.of()))
                .orElse(Shape.NONE);
        if (clearUnless(shape)) {
            draw(template, id, item);
        }
        if (scope != null && properties != null && item.isPresent()) {
            scope.follow(template, id);
            showUnplaced(properties.show(item.get(), own(template, id, problems)));
        } else {
            showUnplaced(List.of());
        }
    }

    private void draw(TemplateDefinition template, FieldId id, Optional<FormItem> item) {
        scope = null;
        properties = null;
        if (item.isEmpty()) {
            addFields(new Paragraph(getTranslation("template.form.none.about")));
            return;
        }
        FieldScope made = new FieldScope(surface, acts, template, id);
        ItemProperties<?> fields = PropertiesOf.item(item.get(), made);
        scope = made;
        properties = fields;
        addActs(new ElementButtons(
                getTranslation("template.field.acts"),
                getTranslation("template.field.add-behind"),
                kind -> acts.perform(ElementAct.about(kind, made.id().toString())),
                List.of()));
        addFields(fields.fields());
    }

    @Override
    protected void follow(String now) {
        if (scope != null) {
            scope.follow(scope.template(), FieldId.parse(now));
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

    @Override
    protected boolean focusField(String member) {
        return properties != null && properties.focus(member);
    }
}
