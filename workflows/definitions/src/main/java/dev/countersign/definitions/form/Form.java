package dev.countersign.definitions.form;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a template asks of the requester. */
public record Form(List<Field> fields) {

    /** What Step Functions takes as the input of an execution, in bytes of UTF-8. */
    private static final int EXECUTION_INPUT = 262_144;

    /** Room beside the form: ids and requester in the execution input, the fixed part of an automated step's input. */
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
     * The same answers in the one shape that is stored: text in Unicode NFC and without blanks around it, amounts as numbers, members
     * left out that hold nothing. Whatever does not fit its field stays as it is, for {@link #check} to refuse.
     */
    public JsonNode normalize(JsonNode form) {
        return FormShape.normalize(this, form);
    }

    /** What is wrong with the answers, in the order of the fields; nothing where they can be submitted. Takes any JSON. */
    public List<FieldProblem> check(JsonNode form, FormContext context) {
        return FormCheck.check(this, form, context);
    }
}
