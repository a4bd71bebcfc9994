package dev.countersign.definitions.edit;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FieldRules;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.Section;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Goes through everything in a template that can name a field of its form, in one walk for those who look for names and for those who change them: what is
 * found is what is changed.
 */
final class FieldNames {

    /** What becomes of the names. */
    interface Names {

        /** A field, or a column of the table, that is named by its key alone. */
        String field(Where where, String key);

        /** An expression that may name fields. */
        String expression(Where where, String jsonata);
    }

    /**
     * Where a name stands.
     *
     * @param path a JSON pointer
     * @param table the key of the table whose columns are named there; empty for the fields of the form
     */
    record Where(String path, String table) {

        Where at(String member) {
            return new Where(path + "/" + member, table);
        }
    }

    private final Names names;

    private FieldNames(Names names) {
        this.names = names;
    }

    /** The template with what the names become. The keys of the fields themselves stay. */
    static TemplateDefinition map(TemplateDefinition template, Names names) {
        FieldNames walk = new FieldNames(names);
        return template.with(walk.form(template.form()))
                .titled(walk.title(template))
                .with(new StepNames(names).steps("/steps", template.steps()));
    }

    private Text title(TemplateDefinition template) {
        Where where = new Where("/title", "");
        String standard = template.title().standard();
        if (template.form().field(standard).isPresent()) {
            return new Text(names.field(where, standard), template.title().translations());
        }
        Map<String, String> translations = new TreeMap<>();
        template.title()
                .translations()
                .forEach((language, jsonata) -> translations.put(language, names.expression(where, jsonata)));
        return new Text(names.expression(where, standard), translations);
    }

    private Form form(Form form) {
        return new Form(items(new Where("/form", ""), form.items()));
    }

    private List<FormItem> items(Where where, List<? extends FormItem> items) {
        List<FormItem> mapped = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            Where place = where.at(String.valueOf(at));
            mapped.add(
                    switch (items.get(at)) {
                        case Section section ->
                            section.visibleWhen(optional(place.at("visible-when"), section.visibleWhen()));
                        case Field field -> field(place, field);
                    });
        }
        return mapped;
    }

    private Field field(Where where, Field field) {
        FieldRules rules = field.rules();
        Field ruled = field.with(field.question()
                .with(new FieldRules(
                        optional(where.at("visible-when"), rules.visibleWhen()),
                        optional(where.at("required-when"), rules.requiredWhen()),
                        optional(where.at("read-only-when"), rules.readOnlyWhen()),
                        optional(where.at("computed"), rules.computed()),
                        rules.initial())));
        return switch (ruled) {
            case DateField date ->
                new DateField(
                        date.question(),
                        bound(where.at("earliest"), date.earliest()),
                        bound(where.at("latest"), date.latest()));
            case TableField table -> table(where, table);
            default -> ruled;
        };
    }

    private TableField table(Where where, TableField table) {
        Where columns = new Where(where.path() + "/columns", table.key());
        String total = table.total();
        return new TableField(
                table.question(),
                items(columns, table.columns()).stream().map(Field.class::cast).toList(),
                table.minRows(),
                table.maxRows(),
                total == null ? null : names.field(new Where(where.path() + "/total", table.key()), total));
    }

    private @Nullable DateBound bound(Where where, @Nullable DateBound bound) {
        return bound instanceof DateBound.SameAs(String other)
                ? new DateBound.SameAs(names.field(where, other))
                : bound;
    }

    private @Nullable String optional(Where where, @Nullable String jsonata) {
        return jsonata == null ? null : names.expression(where, jsonata);
    }
}
