package dev.countersign.definitions.edit;

import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.TableField;
import java.util.List;
import java.util.Optional;

/**
 * The field or section that a JSON pointer into a template leads to.
 *
 * @param rest the pointer within it, {@code /options/0/label}; empty for the field itself
 */
public record FieldPointer(FieldId field, String rest) {

    private static final String FORM = "/form/";
    private static final String COLUMNS = "columns";

    /** Empty if it does not lead to an item of the form. */
    public static Optional<FieldPointer> find(Form form, String path) {
        if (!path.startsWith(FORM)) {
            return Optional.empty();
        }
        List<String> names = List.of(path.substring(FORM.length()).split("/"));
        return item(form.items(), names.getFirst()).map(item -> {
            if (item instanceof TableField table
                    && names.size() > 2
                    && names.get(1).equals(COLUMNS)) {
                Optional<? extends FormItem> column = item(table.columns(), names.get(2));
                if (column.isPresent()) {
                    return new FieldPointer(
                            new FieldId(table.key(), column.get().key()), rest(names, 3));
                }
            }
            return new FieldPointer(FieldId.of(item.key()), rest(names, 1));
        });
    }

    private static String rest(List<String> names, int from) {
        return names.size() <= from ? "" : "/" + String.join("/", names.subList(from, names.size()));
    }

    private static Optional<? extends FormItem> item(List<? extends FormItem> items, String index) {
        int at = index.matches("[0-9]{1,5}") ? Integer.parseInt(index) : -1;
        return at >= 0 && at < items.size() ? Optional.of(items.get(at)) : Optional.empty();
    }
}
