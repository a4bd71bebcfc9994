package dev.countersign.request.ui.form;

import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.Money;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Stored answers as values of a form's inputs, in the format of a draft. */
public final class StoredAnswers {

    private StoredAnswers() {}

    public static Map<String, DraftValue> values(Form form, JsonNode answers) {
        Map<String, DraftValue> values = new HashMap<>();
        form.fields().forEach(field -> put(values, field.key(), answers.path(field.key())));
        return Map.copyOf(values);
    }

    private static void put(Map<String, DraftValue> values, String key, JsonNode answer) {
        if (answer.isObject()) {
            put(values, key, answer.path(Money.AMOUNT));
            put(values, key + ".currency", answer.path(Money.CURRENCY));
        } else if (answer.isNumber()) {
            values.put(key, new DraftValue.Settled(answer.decimalValue().toPlainString()));
        } else if (answer.isString()) {
            values.put(key, new DraftValue.Settled(answer.stringValue()));
        }
    }
}
