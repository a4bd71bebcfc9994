package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A table of rows; the form holds a list with an object for each row.
 *
 * @param columns a field for each column; it has no table in it
 * @param minRows fewest rows, if there is an answer
 * @param maxRows most rows
 * @param total the column of money whose amounts are added up; null if none are. It has one currency
 */
public record TableField(
        Question question,
        List<Field> columns,
        int minRows,
        int maxRows,
        @Nullable String total) implements Field {

    public TableField {
        columns = List.copyOf(columns);
    }

    /** One without rules. */
    public TableField(
            String key,
            Text label,
            Text help,
            boolean required,
            List<Field> columns,
            int minRows,
            int maxRows,
            @Nullable String total) {
        this(new Question(key, label, help, required), columns, minRows, maxRows, total);
    }

    @Override
    public TableField with(Question other) {
        return new TableField(other, columns, minRows, maxRows, total);
    }

    @Override
    public Kind kind() {
        return Kind.TABLE;
    }

    /** The same table with other columns. */
    public TableField withColumns(List<Field> other) {
        return new TableField(question, other, minRows, maxRows, total);
    }

    /** The columns as a form, which each row answers. */
    public Form row() {
        return new Form(columns);
    }

    /** Without empty rows; null if there are none. */
    @Override
    public @Nullable JsonNode normalize(JsonNode answer) {
        if (!(answer instanceof ArrayNode given)) {
            return answer;
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        given.values().stream()
                .map(row -> FormShape.shaped(row(), row))
                .filter(row -> !row.isObject() || isAnswered(row))
                .forEach(rows::add);
        return rows.isEmpty() ? null : rows;
    }

    @Override
    public String shown(String answer, Locale locale) {
        return answer;
    }

    /** Whether somebody has filled in the row: what it had at the beginning, and what is computed, does not count. */
    public boolean isAnswered(JsonNode row) {
        return row.properties().stream()
                .anyMatch(answer -> row().field(answer.getKey())
                        .filter(field ->
                                field.rules().computed() != null || Initial.isInitial(field, answer.getValue()))
                        .isEmpty());
    }

    /** The column that is added up. */
    public Optional<MoneyField> totalColumn() {
        return columns.stream()
                .filter(column -> column.key().equals(total))
                .filter(MoneyField.class::isInstance)
                .map(MoneyField.class::cast)
                .findFirst();
    }

    /** The sum of the amounts in the column of the total; amounts that are missing or cannot be read count as nothing. */
    public Optional<BigDecimal> sum(JsonNode rows) {
        return totalColumn()
                .map(column -> rows.values().stream()
                        .map(row -> row.path(column.key()).path(Money.AMOUNT))
                        .flatMap(amount -> Money.amount(amount).stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
