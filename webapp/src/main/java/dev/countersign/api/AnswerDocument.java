package dev.countersign.api;

import dev.countersign.request.Fact;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a form.
 *
 * @param value a text, a number, an amount, a day, the label of an option, a person, files, or rows; null if there is no answer
 */
record AnswerDocument(
        String field,
        String label,

        @Schema(
                type = "object",
                description = "A text, a number, an amount, a day, the label of an option, a person, files, or rows")
        @Nullable
        Object value) {

    static AnswerDocument of(Fact fact, Locale language) {
        return new AnswerDocument(fact.field(), fact.label().in(language), value(fact.value(), language));
    }

    private static @Nullable Object value(Fact.Value value, Locale language) {
        return switch (value) {
            case Fact.Value.Words words -> words.text();
            case Fact.Value.Prose prose -> prose.text();
            case Fact.Value.Quantity quantity -> quantity.number();
            case Fact.Value.Money money -> MoneyDocument.of(money);
            case Fact.Value.Day day -> day.date().toString();
            case Fact.Value.Chosen chosen -> chosen.label().in(language);
            case Fact.Value.Somebody somebody -> PersonDocument.of(somebody.person());
            case Fact.Value.Files files ->
                files.files().stream()
                        .map(file -> Map.of("id", file.id().toString(), "name", file.name(), "size", file.size()))
                        .toList();
            case Fact.Value.Table table -> rows(table, language);
            case Fact.Value.Nothing _ -> null;
        };
    }

    private static List<List<@Nullable Object>> rows(Fact.Value.Table table, Locale language) {
        return table.rows().stream()
                .<List<@Nullable Object>>map(row -> {
                    List<@Nullable Object> cells = new ArrayList<>();
                    row.forEach(cell -> cells.add(value(cell, language)));
                    return cells;
                })
                .toList();
    }
}
