package dev.countersign.editor.ui.form;

import dev.countersign.definitions.edit.FieldId;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.editor.ui.element.ElementItem;
import dev.countersign.editor.ui.element.ElementList;

/** The items of a form, or the columns of a table. */
final class FieldList extends ElementList<FormItem, ShownFields> {

    private final String table;

    /** @param table the key of the table whose columns these are; empty for the form */
    FieldList(String table) {
        super(table, 0, table.isEmpty() ? "template.form.add" : "template.form.add-column");
        this.table = table;
    }

    @Override
    protected String key(FormItem field) {
        return field.key();
    }

    @Override
    protected ElementItem<FormItem, ShownFields> item(FormItem field) {
        return new FieldItem(field, new FieldId(table, field.key()));
    }
}
