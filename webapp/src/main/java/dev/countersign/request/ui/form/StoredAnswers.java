package dev.countersign.request.ui.form;

import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.Money;
import dev.countersign.definitions.form.TableField;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Stored answers as values of a form's inputs, in the format of a draft. */
public final class StoredAnswers {

    private StoredAnswers() {}

    public static Map<String, DraftValue> values(Form form, JsonNode answers) {
        Map<String, DraftValue> values = new HashMap<>();
        form.fields().forEach(field -> put(values, field, field.key(), answers.path(field.key())));
        return Map.copyOf(values);
    }

    /** The inputs of a row of a table are named by table, row and column. */
    private static void put(Map<String, DraftValue> values, Field field, String name, JsonNode answer) {
        if (field instanceof TableField table) {
            values.put(
                    name,
                    new DraftValue.Settled(IntStream.range(0, answer.size())
                            .mapToObj(String::valueOf)
                            .collect(Collectors.joining(","))));
            for (int row = 0; row < answer.size(); row++) {
                for (Field column : table.columns()) {
                    put(
                            values,
                            column,
                            "%s.%d.%s".formatted(name, row, column.key()),
                            answer.get(row).path(column.key()));
                }
            }
        } else {
            put(values, name, answer);
        }
    }

    private static void put(Map<String, DraftValue> values, String key, JsonNode answer) {
        if (answer.isArray()) {
            values.put(key, new DraftValue.Settled(answer.toString()));
        } else if (answer.isObject()) {
            put(values, key, answer.path(Money.AMOUNT));
            put(values, key + ".currency", answer.path(Money.CURRENCY));
        } else if (answer.isNumber()) {
            // A default that is written "12.500" is twelve and a half.
            values.put(
                    key,
                    new DraftValue.Settled(
                            answer.decimalValue().stripTrailingZeros().toPlainString()));
        } else if (answer.isString() && !answer.stringValue().equals(FieldEditor.UNREADABLE)) {
            values.put(key, new DraftValue.Settled(answer.stringValue()));
        }
    }
}
