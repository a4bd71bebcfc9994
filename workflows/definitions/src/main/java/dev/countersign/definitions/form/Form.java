package dev.countersign.definitions.form;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The questions of a template. */
public record Form(List<Field> fields) {

    /** The largest input of an execution, in bytes of UTF-8. */
    private static final int EXECUTION_INPUT = 262_144;

    /** The rest beside the form: ids and requester in the input of the execution, the fixed part of the input of an automated step. */
    private static final int ENVELOPE = 16_384;

    /** The most bytes that a form may have as compact JSON in UTF-8. */
    public static final int MAX_BYTES = EXECUTION_INPUT - ENVELOPE;

    public Form {
        fields = List.copyOf(fields);
    }

    public Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /**
     * The same answers in the format that is stored: text in Unicode NFC and without surrounding blanks, amounts as numbers, without empty
     * members. An answer that does not fit its field stays unchanged, so that {@link #check} refuses it.
     */
    public JsonNode normalize(JsonNode form) {
        return FormShape.normalize(this, form);
    }

    /** The problems of the answers, in the order of the fields; empty if they can be submitted. Accepts any JSON. */
    public List<FieldProblem> check(JsonNode form, FormContext context) {
        return FormCheck.check(this, form, context);
    }
}
