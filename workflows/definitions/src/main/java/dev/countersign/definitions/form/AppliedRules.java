package dev.countersign.definitions.form;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the rules of a form give for some answers. A field is named by its key, a cell by table, row from 0, and column: {@code items.0.amount}.
 *
 * @param answers without those of hidden fields, and with computed values
 * @param hidden the fields and sections that are not shown
 * @param required the fields that need an answer
 * @param readOnly the fields that cannot be edited
 */
public record AppliedRules(ObjectNode answers, Set<String> hidden, Set<String> required, Set<String> readOnly) {

    AppliedRules(ObjectNode answers) {
        this(answers, new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    public boolean isShown(String field) {
        return !hidden.contains(field);
    }

    public boolean isRequired(String field) {
        return required.contains(field);
    }

    public boolean isReadOnly(String field) {
        return readOnly.contains(field);
    }

    /** The answer of a field or cell; missing if there is none. */
    public JsonNode answer(String field) {
        JsonNode at = answers;
        for (String part : field.split("\\.", -1)) {
            at = at.isArray() ? at.path(Integer.parseInt(part)) : at.path(part);
        }
        return at;
    }
}
