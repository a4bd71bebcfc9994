package dev.countersign.api;

import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form as JSON Schema 2020-12. It accepts every form that can be submitted. What it cannot say, such as fields that depend on others, is checked when the form
 * is submitted.
 */
record FormSchema(Locale language) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String UUID = "uuid";

    ObjectNode of(Form form) {
        return object(form.fields(), form).put("$schema", "https://json-schema.org/draft/2020-12/schema");
    }

    private ObjectNode object(List<Field> fields, Form form) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (Field field : fields) {
            properties.set(field.key(), of(field));
            if (field.required() && !form.mayBeHidden(field) && field.rules().computed() == null) {
                required.add(field.key());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode of(Field field) {
        ObjectNode schema = switch (field) {
            case TextField text -> text(text.minLength(), text.maxLength(), pattern(text));
            case LongTextField text -> text(text.minLength(), text.maxLength(), null);
            case NumberField number -> number(number.min(), number.max(), number.scale());
            case MoneyField money -> money(money);
            case DateField _ -> type("string").put("format", "date");
            case ChoiceField choice -> choice(choice.options());
            case MultiChoiceField choice ->
                array(choice(choice.options()), choice.min(), choice.max()).put("uniqueItems", true);
            case PersonField _ -> type("string").put("format", UUID);
            case AttachmentField files -> array(type("string").put("format", UUID), files.min(), files.max());
            case TableField table -> array(object(table.columns(), table.row()), table.minRows(), table.maxRows());
        };
        schema.put("title", field.label().in(language));
        if (!field.help().isEmpty()) {
            schema.put("description", field.help().in(language));
        }
        if (field.rules().computed() != null) {
            schema.put("readOnly", true);
        }
        return schema;
    }

    private static @Nullable String pattern(TextField text) {
        return text.pattern() == null ? null : "^(?:" + text.pattern().regex() + ")$";
    }

    private static ObjectNode text(int shortest, int longest, @Nullable String pattern) {
        ObjectNode schema = type("string").put("maxLength", longest);
        if (shortest > 0) {
            schema.put("minLength", shortest);
        }
        if (pattern != null) {
            schema.put("pattern", pattern);
        }
        return schema;
    }

    private static ObjectNode number(@Nullable BigDecimal least, @Nullable BigDecimal most, int scale) {
        ObjectNode schema = type(scale == 0 ? "integer" : "number");
        if (least != null) {
            schema.put("minimum", least);
        }
        if (most != null) {
            schema.put("maximum", most);
        }
        return schema;
    }

    private static ObjectNode money(MoneyField money) {
        ObjectNode schema = type("object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("amount", number(money.min(), money.max(), 2));
        ArrayNode currencies =
                properties.putObject("currency").put("type", "string").putArray("enum");
        money.currencies().forEach(currencies::add);
        schema.putArray("required").add("amount").add("currency");
        return schema.put("additionalProperties", false);
    }

    private ObjectNode choice(List<Option> options) {
        ObjectNode schema = type("string");
        ArrayNode offered = schema.putArray("oneOf");
        options.forEach(option -> offered.addObject()
                .put("const", option.value())
                .put("title", option.label().in(language)));
        return schema;
    }

    private static ObjectNode array(ObjectNode items, int least, int most) {
        ObjectNode schema = type("array");
        schema.set("items", items);
        return schema.put("minItems", least).put("maxItems", most);
    }

    private static ObjectNode type(String type) {
        return JSON.createObjectNode().put("type", type);
    }
}
