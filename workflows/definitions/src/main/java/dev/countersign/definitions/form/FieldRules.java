package dev.countersign.definitions.form;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a field depends on. The expressions are JSONata over {@code $form} and, in a column of a table, {@code $row}. A condition holds only if its value
 * is true.
 *
 * @param visibleWhen when the field is shown; always if null. A field that is not shown has no answer
 * @param requiredWhen when it needs an answer, in addition to {@link Question#required}
 * @param readOnlyWhen when it cannot be edited. If it has an initial answer, it has this answer then
 * @param computed its value; null if people answer it
 * @param initial the answer of a new form, in the format of the field; null if there is none. {@code today+3} in a date field, {@code requester} in a
 *     person field
 */
public record FieldRules(
        @Nullable String visibleWhen,
        @Nullable String requiredWhen,
        @Nullable String readOnlyWhen,
        @Nullable String computed,
        @Nullable JsonNode initial) {

    public static final FieldRules NONE = new FieldRules(null, null, null, null, null);

    public FieldRules visibleWhen(@Nullable String condition) {
        return new FieldRules(condition, requiredWhen, readOnlyWhen, computed, initial);
    }

    public FieldRules requiredWhen(@Nullable String condition) {
        return new FieldRules(visibleWhen, condition, readOnlyWhen, computed, initial);
    }

    public FieldRules readOnlyWhen(@Nullable String condition) {
        return new FieldRules(visibleWhen, requiredWhen, condition, computed, initial);
    }

    public FieldRules computed(@Nullable String expression) {
        return new FieldRules(visibleWhen, requiredWhen, readOnlyWhen, expression, initial);
    }

    public FieldRules initial(@Nullable JsonNode answer) {
        return new FieldRules(visibleWhen, requiredWhen, readOnlyWhen, computed, answer);
    }

    /** Whether an expression decides about the field. */
    boolean isDynamic() {
        return visibleWhen != null || requiredWhen != null || readOnlyWhen != null || computed != null;
    }
}
