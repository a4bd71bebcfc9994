package dev.countersign.definitions.io;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FieldRules;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.Section;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the fields of a form. */
final class FieldWriter {

    private FieldWriter() {}

    static ObjectNode write(Field field) {
        ObjectNode json = TemplateWriter.object();
        json.put(Words.word(field.kind()), field.key());
        json.set("label", TemplateWriter.text(field.label()));
        TemplateWriter.putText(json, "help", field.help());
        if (field.required()) {
            json.put("required", true);
        }
        rules(json, field.rules());
        switch (field) {
            case TextField text -> text(json, text);
            case LongTextField text -> lengths(json, text.minLength(), text.maxLength(), FieldReader.LONG_TEXT_LENGTH);
            case NumberField number -> {
                range(json, number.min(), number.max());
                if (number.scale() != 0) {
                    json.put("decimals", number.scale());
                }
            }
            case MoneyField money -> {
                range(json, money.min(), money.max());
                ArrayNode currencies = json.putArray("currencies");
                money.currencies().forEach(currencies::add);
            }
            case DateField date -> {
                bound(json, "earliest", date.earliest());
                bound(json, "latest", date.latest());
            }
            case ChoiceField choice -> options(json, choice.options());
            case MultiChoiceField choice -> choices(json, choice);
            case PersonField person -> among(json, person.among());
            case AttachmentField files -> files(json, files);
            case TableField table -> table(json, table);
        }
        return json;
    }

    private static void text(ObjectNode json, TextField text) {
        lengths(json, text.minLength(), text.maxLength(), FieldReader.TEXT_LENGTH);
        if (text.pattern() != null) {
            json.put("pattern", text.pattern().regex());
            TemplateWriter.putText(json, "pattern-message", text.pattern().message());
        }
    }

    private static void choices(ObjectNode json, MultiChoiceField choice) {
        options(json, choice.options());
        count(json, "min", choice.min(), 1);
        count(json, "max", choice.max(), Math.max(choice.options().size(), 1));
    }

    /** Writes a field or a section. */
    static ObjectNode write(FormItem item) {
        return switch (item) {
            case Field field -> write(field);
            case Section section -> section(section);
        };
    }

    private static ObjectNode section(Section section) {
        ObjectNode json = TemplateWriter.object();
        json.put(RulesReader.SECTION, section.key());
        TemplateWriter.putText(json, "label", section.label());
        TemplateWriter.putText(json, "help", section.help());
        count(json, "columns", section.columns(), 1);
        put(json, "visible-when", section.visibleWhen());
        return json;
    }

    private static void rules(ObjectNode json, FieldRules rules) {
        put(json, "visible-when", rules.visibleWhen());
        put(json, "required-when", rules.requiredWhen());
        put(json, "read-only-when", rules.readOnlyWhen());
        put(json, "computed", rules.computed());
        if (rules.initial() != null) {
            json.set("default", rules.initial());
        }
    }

    private static void put(ObjectNode json, String name, @Nullable String text) {
        if (text != null) {
            json.put(name, text);
        }
    }

    private static void count(ObjectNode json, String name, int number, int usual) {
        if (number != usual) {
            json.put(name, number);
        }
    }

    private static void options(ObjectNode json, List<Option> offered) {
        ArrayNode options = json.putArray("options");
        for (Option option : offered) {
            ObjectNode one = options.addObject();
            one.put("value", option.value());
            one.set("label", TemplateWriter.text(option.label()));
        }
    }

    private static void files(ObjectNode json, AttachmentField files) {
        count(json, "min", files.min(), 1);
        count(json, "max", files.max(), FieldReader.FILES);
        if (files.kinds().size() < FileKind.values().length) {
            ArrayNode kinds = json.putArray("kinds");
            files.kinds().stream().sorted().map(Words::word).forEach(kinds::add);
        }
    }

    private static void table(ObjectNode json, TableField table) {
        ArrayNode columns = json.putArray("columns");
        table.columns().forEach(column -> columns.add(write(column)));
        count(json, "min-rows", table.minRows(), 1);
        count(json, "max-rows", table.maxRows(), FieldReader.ROWS);
        if (table.total() != null) {
            json.put("total", table.total());
        }
    }

    private static void among(ObjectNode json, Among among) {
        switch (among) {
            case Among.Everybody _ -> {}
            case Among.Group(String key) -> json.putObject("from").put("group", key);
            case Among.HoldersOf(Among.Role role) -> json.putObject("from").put("role", Words.word(role));
        }
    }

    private static void lengths(ObjectNode json, int min, int max, int usualMax) {
        if (min != 0) {
            json.put("min-length", min);
        }
        if (max != usualMax) {
            json.put("max-length", max);
        }
    }

    private static void range(ObjectNode json, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        if (min != null) {
            json.put("min", plain(min));
        }
        if (max != null) {
            json.put("max", plain(max));
        }
    }

    /** 5000 instead of 5E+3. */
    private static BigDecimal plain(BigDecimal decimal) {
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }

    private static void bound(ObjectNode json, String name, @Nullable DateBound bound) {
        switch (bound) {
            case null -> {}
            case DateBound.Fixed(LocalDate date) -> json.put(name, date.toString());
            case DateBound.FromToday(int days) -> json.put(name, days == 0 ? "today" : "today%+d".formatted(days));
            case DateBound.SameAs(String field) -> json.put(name, field);
        }
    }
}
