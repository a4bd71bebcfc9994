package dev.countersign.definitions.io;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
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
        switch (field) {
            case TextField text -> lengths(json, text.minLength(), text.maxLength(), FieldReader.TEXT_LENGTH);
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
            case ChoiceField choice -> {
                ArrayNode options = json.putArray("options");
                for (Option option : choice.options()) {
                    ObjectNode one = options.addObject();
                    one.put("value", option.value());
                    one.set("label", TemplateWriter.text(option.label()));
                }
            }
            case PersonField person -> among(json, person.among());
            case AttachmentField files -> files(json, files);
            case TableField table -> table(json, table);
        }
        return json;
    }

    private static void files(ObjectNode json, AttachmentField files) {
        if (files.min() != 1) {
            json.put("min", files.min());
        }
        if (files.max() != FieldReader.FILES) {
            json.put("max", files.max());
        }
        if (files.kinds().size() < FileKind.values().length) {
            ArrayNode kinds = json.putArray("kinds");
            files.kinds().stream().sorted().map(Words::word).forEach(kinds::add);
        }
    }

    private static void table(ObjectNode json, TableField table) {
        ArrayNode columns = json.putArray("columns");
        table.columns().forEach(column -> columns.add(write(column)));
        if (table.minRows() != 1) {
            json.put("min-rows", table.minRows());
        }
        if (table.maxRows() != FieldReader.ROWS) {
            json.put("max-rows", table.maxRows());
        }
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
