package dev.countersign.definitions.form;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The questions of a template, in sections if it has any. */
public record Form(List<? extends FormItem> items) {

    /** The largest input of an execution, in bytes of UTF-8. */
    private static final int EXECUTION_INPUT = 262_144;

    /** The rest beside the form: ids and requester in the input of the execution, the fixed part of the input of an automated step. */
    private static final int ENVELOPE = 16_384;

    /** The most bytes that a form may have as compact JSON in UTF-8. */
    public static final int MAX_BYTES = EXECUTION_INPUT - ENVELOPE;

    public Form {
        items = List.copyOf(items);
    }

    /** The fields of all sections. */
    public List<Field> fields() {
        return items.stream()
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .toList();
    }

    public Optional<Field> field(String key) {
        return fields().stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** The section that a field is in; empty for the fields before the first one. */
    public Optional<Section> section(String key) {
        Section section = null;
        for (FormItem item : items) {
            if (item instanceof Section next) {
                section = next;
            } else if (item.key().equals(key)) {
                return Optional.ofNullable(section);
            }
        }
        return Optional.empty();
    }

    /** Whether the field may be hidden, and so have no answer although it is required. */
    public boolean mayBeHidden(Field field) {
        return field.rules().visibleWhen() != null
                || section(field.key())
                        .filter(section -> section.visibleWhen() != null)
                        .isPresent();
    }

    /**
     * The same answers in the format that is stored: text in Unicode NFC and without surrounding blanks, amounts as numbers, without empty members,
     * without answers to fields that are not shown, with computed values. An answer that does not fit its field stays unchanged, so that
     * {@link #check} refuses it.
     */
    public JsonNode normalize(JsonNode form) {
        return FormShape.normalize(this, form);
    }

    /** The problems of the answers, in the order of the fields; empty if they can be submitted. Accepts any JSON. */
    public List<FieldProblem> check(JsonNode form, FormContext context) {
        return FormCheck.check(this, form, context);
    }
}
