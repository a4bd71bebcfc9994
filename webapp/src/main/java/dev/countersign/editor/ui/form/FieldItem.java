package dev.countersign.editor.ui.form;

import dev.countersign.definitions.edit.FieldId;
import dev.countersign.definitions.edit.NewField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.Section;
import dev.countersign.definitions.form.TableField;
import dev.countersign.editor.ui.element.ElementItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field or section in the list, with the columns of a table. */
final class FieldItem extends ElementItem<FormItem, ShownFields> {

    private final NewField kind;
    private final @Nullable FieldList columns;

    FieldItem(FormItem item, FieldId id) {
        super(id.toString(), FieldPalette.icon(NewField.kindOf(item)).draw());
        this.kind = NewField.kindOf(item);
        row().setClassName("field-section", item instanceof Section);
        columns = item instanceof TableField ? new FieldList(item.key()) : null;
        if (columns != null) {
            columns.addClassName("field-columns");
            add(columns);
        }
    }

    @Override
    protected boolean fits(FormItem item) {
        return NewField.kindOf(item) == kind;
    }

    @Override
    protected void show(FormItem item, ShownFields shown) {
        String name = FieldScope.name(item, shown.language());
        show(name, String.join(" · ", words(item)), shown.marks());
        if (columns != null && item instanceof TableField table) {
            columns.show(getTranslation("template.form.columns-of", name), table.columns(), shown);
        }
    }

    /** Its kind, and what is special about it. */
    private List<String> words(FormItem item) {
        List<String> words = new ArrayList<>(List.of(getTranslation("template.field." + kind.name())));
        if (item instanceof Field field) {
            if (field.required()) {
                words.add(getTranslation("template.field.is.required"));
            }
            if (field.rules().computed() != null) {
                words.add(getTranslation("template.field.is.computed"));
            }
            if (field.rules().visibleWhen() != null) {
                words.add(getTranslation("template.field.is.conditional"));
            }
        } else if (item instanceof Section section && section.visibleWhen() != null) {
            words.add(getTranslation("template.field.is.conditional"));
        }
        return words;
    }
}
