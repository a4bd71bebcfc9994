package dev.countersign.editor.ui.form;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.definitions.condition.Subjects;
import dev.countersign.definitions.edit.FieldId;
import dev.countersign.definitions.edit.FormEdits;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.ui.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the properties of a field refer to. The field may get another key while its properties are open. */
final class FieldScope {

    private final FormSurface surface;
    private final FieldActs acts;
    private TemplateDefinition template;
    private FieldId id;

    FieldScope(FormSurface surface, FieldActs acts, TemplateDefinition template, FieldId id) {
        this.surface = surface;
        this.acts = acts;
        this.template = template;
        this.id = id;
    }

    /** The newest content, and the newest key of the field in it. */
    void follow(TemplateDefinition newest, FieldId now) {
        template = newest;
        id = now;
    }

    FormSurface surface() {
        return surface;
    }

    FieldActs acts() {
        return acts;
    }

    TemplateDefinition template() {
        return template;
    }

    FieldId id() {
        return id;
    }

    Formats formats() {
        return surface.viewer().formats();
    }

    Locale language() {
        return surface.viewer().language();
    }

    String say(String key, Object... arguments) {
        return formats().say(key, arguments);
    }

    /** The other fields of the same list. */
    List<Field> others() {
        return FormEdits.list(template.form(), id.table()).orElse(List.of()).stream()
                .filter(item -> item instanceof Field && !item.key().equals(id.key()))
                .map(Field.class::cast)
                .toList();
    }

    /** What the rules of this field can be about: the answers of its row first, then those of the form. */
    List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        if (id.isColumn()) {
            subjects.addAll(Subjects.of("row", others()));
        }
        subjects.addAll(Subjects.of(
                "form",
                template.form().fields().stream()
                        .filter(field -> !field.key().equals(id.isColumn() ? id.table() : id.key()))
                        .toList()));
        return subjects;
    }

    static String name(FormItem item, Locale language) {
        String name = item.label().in(language);
        return name.isBlank() ? item.key() : name;
    }
}
