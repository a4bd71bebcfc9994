package dev.countersign.request.ui;

import dev.countersign.request.Fact;
import dev.countersign.request.FileFacts;
import dev.countersign.ui.Formats;
import java.util.Locale;
import java.util.stream.Collectors;

/** An answer of a form as its reader is used to see it. */
public final class FactWords {

    private FactWords() {}

    /** In one string; a dash where the field was left empty. */
    public static String of(Fact.Value value, Formats formats, Locale language) {
        return switch (value) {
            case Fact.Value.Words(var text) -> text;
            case Fact.Value.Prose(var text) -> text;
            case Fact.Value.Quantity(var number) -> formats.number(number);
            case Fact.Value.Money(var amount, var currency) -> formats.money(amount, currency);
            case Fact.Value.Day(var date) -> formats.date(date);
            case Fact.Value.Chosen(var label) -> label.in(language);
            case Fact.Value.Somebody(var person) -> person.name();
            case Fact.Value.Files(var files) when files.isEmpty() -> "—";
            case Fact.Value.Files(var files) ->
                files.stream().map(FileFacts::name).collect(Collectors.joining(", "));
            case Fact.Value.Table table -> rows(table, formats, language);
            case Fact.Value.Nothing _ -> "—";
        };
    }

    /** Each row on a line of its own, without its empty answers. */
    private static String rows(Fact.Value.Table table, Formats formats, Locale language) {
        return table.rows().stream()
                .map(row -> row.stream()
                        .filter(cell -> !(cell instanceof Fact.Value.Nothing))
                        .map(cell -> of(cell, formats, language))
                        .collect(Collectors.joining(" · ")))
                .collect(Collectors.joining("\n"));
    }
}
