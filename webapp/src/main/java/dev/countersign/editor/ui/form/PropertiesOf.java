package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FieldRules;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.Section;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.LanguagesInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The properties of each kind of item. */
final class PropertiesOf {

    private PropertiesOf() {}

    static ItemProperties<?> item(FormItem item, FieldScope scope) {
        return switch (item) {
            case Section _ -> section(scope);
            case TextField text -> field(text, TextField.class, scope, TextProperties::text);
            case LongTextField text -> field(text, LongTextField.class, scope, TextProperties::longText);
            case NumberField number -> field(number, NumberField.class, scope, NumberProperties::number);
            case MoneyField money -> field(money, MoneyField.class, scope, NumberProperties::money);
            case DateField date -> field(date, DateField.class, scope, DateProperties::date);
            case ChoiceField choice -> field(choice, ChoiceField.class, scope, ChoiceProperties::choice);
            case MultiChoiceField choice -> field(choice, MultiChoiceField.class, scope, ChoiceProperties::choices);
            case PersonField person -> field(person, PersonField.class, scope, OtherProperties::person);
            case AttachmentField files -> field(files, AttachmentField.class, scope, OtherProperties::files);
            case TableField table -> field(table, TableField.class, scope, OtherProperties::table);
        };
    }

    /** What is special about a kind of field: it is added between the help and the rules. */
    interface Special<F extends Field> {

        void add(ItemProperties<F> properties, F field);
    }

    private static <F extends Field> ItemProperties<F> field(
            F field, Class<F> kind, FieldScope scope, Special<F> special) {
        ItemProperties<F> properties = new ItemProperties<>(kind, scope);
        properties.add(
                properties
                        .bind()
                        .bind(
                                "/label",
                                LanguagesInput.line(scope.say("template.field.label")),
                                Field::label,
                                (one, text) -> kind.cast(one.with(one.question().labelled(text))),
                                text -> text.isEmpty()
                                        ? Optional.of(scope.say("template.field.label.missing"))
                                        : Optional.empty()),
                properties
                        .bind()
                        .bind(
                                "/help",
                                LanguagesInput.line(scope.say("template.field.help")),
                                Field::help,
                                (one, text) -> kind.cast(one.with(one.question().helped(text)))),
                properties
                        .bind()
                        .bind(
                                "/required",
                                new Checkbox(scope.say("template.field.required")),
                                Field::required,
                                (one, required) ->
                                        kind.cast(one.with(one.question().withRequired(required)))));
        special.add(properties, field);
        rules(properties, field, kind);
        properties.addGroup("template.step.advanced", List.of(), List.of(properties.key()));
        return properties;
    }

    private static <F extends Field> void rules(ItemProperties<F> properties, F field, Class<F> kind) {
        FieldScope scope = properties.scope();
        List<Component> parts = new ArrayList<>();
        parts.add(rule(
                properties, kind, "visible-when", FieldRules::visibleWhen, (rules, when) -> rules.visibleWhen(when)));
        parts.add(rule(
                properties,
                kind,
                "required-when",
                FieldRules::requiredWhen,
                (rules, when) -> rules.requiredWhen(when)));
        parts.add(rule(
                properties,
                kind,
                "read-only-when",
                FieldRules::readOnlyWhen,
                (rules, when) -> rules.readOnlyWhen(when)));
        if (canBeComputed(field)) {
            parts.add(properties
                    .bind()
                    .bind(
                            "/computed",
                            new ComputedInput(scope, field),
                            one -> text(one.rules().computed()),
                            (one, jsonata) -> kind.cast(one.with(
                                    one.question().with(one.rules().computed(jsonata.isBlank() ? null : jsonata))))));
        }
        properties.addGroup(
                "template.field.rules",
                List.of("/visible-when", "/required-when", "/read-only-when", "/computed"),
                parts);
    }

    private static <F extends Field> Component rule(
            ItemProperties<F> properties,
            Class<F> kind,
            String member,
            Function<FieldRules, @Nullable String> get,
            BiFunction<FieldRules, @Nullable String, FieldRules> set) {
        return properties
                .bind()
                .bind(
                        "/" + member,
                        new RuleInput(properties.scope(), "template.field." + member),
                        one -> text(get.apply(one.rules())),
                        (one, when) -> kind.cast(
                                one.with(one.question().with(set.apply(one.rules(), when.isBlank() ? null : when)))));
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean canBeComputed(Field field) {
        return switch (field) {
            case TextField _, LongTextField _, NumberField _, MoneyField _, DateField _ -> true;
            case ChoiceField _, MultiChoiceField _, PersonField _, AttachmentField _, TableField _ -> false;
        };
    }

    private static ItemProperties<Section> section(FieldScope scope) {
        ItemProperties<Section> properties = new ItemProperties<>(Section.class, scope);
        properties.add(
                properties
                        .bind()
                        .bind(
                                "/label",
                                LanguagesInput.line(scope.say("template.field.heading")),
                                Section::label,
                                Section::labelled),
                properties
                        .bind()
                        .bind(
                                "/help",
                                LanguagesInput.line(scope.say("template.field.help")),
                                Section::help,
                                Section::helped),
                properties
                        .bind()
                        .bind(
                                "/columns",
                                new Choice<>(
                                        scope.say("template.field.columns"),
                                        List.of(1, 2, Section.MOST_COLUMNS),
                                        number -> scope.say("template.field.columns.number", number)),
                                Section::columns,
                                Section::inColumns),
                properties
                        .bind()
                        .bind(
                                "/visible-when",
                                new RuleInput(scope, "template.field.visible-when"),
                                one -> text(one.visibleWhen()),
                                (one, when) -> one.visibleWhen(when.isBlank() ? null : when)));
        properties.addGroup("template.step.advanced", List.of(), List.of(properties.key()));
        return properties;
    }
}
