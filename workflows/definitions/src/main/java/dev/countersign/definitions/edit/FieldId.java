package dev.countersign.definitions.edit;

/**
 * A field of a form, or a column of one of its tables.
 *
 * @param table the key of the table that it is a column of; empty for a field of the form
 */
public record FieldId(String table, String key) {

    /** A field or section of the form itself. */
    public static FieldId of(String key) {
        return new FieldId("", key);
    }

    public boolean isColumn() {
        return !table.isEmpty();
    }

    /** {@code items.amount}; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return isColumn() ? table + "." + key : key;
    }

    public static FieldId parse(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? of(text) : new FieldId(text.substring(0, dot), text.substring(dot + 1));
    }
}
