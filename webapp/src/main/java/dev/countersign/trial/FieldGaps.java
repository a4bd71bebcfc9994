package dev.countersign.trial;

import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.text.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where the form of a draft and the answers to earlier forms do not fit, with the number of requests.
 *
 * @param unused fields with an answer that the draft does not have, or has as another kind
 * @param unanswered fields that the draft requires and that have no answer
 */
public record FieldGaps(Map<Text, Integer> unused, Map<Text, Integer> unanswered) {

    public FieldGaps {
        unused = Map.copyOf(unused);
        unanswered = Map.copyOf(unanswered);
    }

    public boolean isEmpty() {
        return unused.isEmpty() && unanswered.isEmpty();
    }

    /** Adds them up. */
    static final class Count {

        private final Map<Text, Integer> unused = new HashMap<>();
        private final Map<Text, Integer> unanswered = new HashMap<>();

        /** @param answers to the earlier form */
        void add(Form before, Form now, JsonNode answers) {
            for (Field field : before.fields()) {
                Optional<Field> same = now.field(field.key());
                if (answers.has(field.key())
                        && same.map(Field::kind)
                                .filter(kind -> kind == field.kind())
                                .isEmpty()) {
                    unused.merge(field.label(), 1, Integer::sum);
                }
            }
            for (Field field : now.fields()) {
                if (field.required() && !now.mayBeHidden(field) && !answers.has(field.key())) {
                    unanswered.merge(field.label(), 1, Integer::sum);
                }
            }
        }

        FieldGaps sum() {
            return new FieldGaps(unused, unanswered);
        }
    }
}
