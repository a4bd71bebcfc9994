package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.definitions.form.Initial;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.editor.ui.input.Choice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.StringNode;

/** What is special about people, files and tables. */
final class OtherProperties {

    private static final int MOST_FILES = 50;
    private static final int MOST_ROWS = 200;
    private static final String NONE = "";

    private OtherProperties() {}

    static void person(ItemProperties<PersonField> properties, PersonField field) {
        FieldScope scope = properties.scope();
        properties.add(
                properties
                        .bind()
                        .bind(
                                "/from",
                                new AmongInput(scope),
                                PersonField::among,
                                (one, among) -> new PersonField(one.question(), among)),
                properties
                        .bind()
                        .bind(
                                "/default",
                                new Checkbox(scope.say("template.field.default.requester")),
                                one -> one.rules().initial() != null,
                                (one, chosen) -> one.with(one.question()
                                        .with(one.rules()
                                                .initial(chosen ? StringNode.valueOf(Initial.REQUESTER) : null)))));
    }

    static void files(ItemProperties<AttachmentField> properties, AttachmentField field) {
        FieldScope scope = properties.scope();
        CheckboxGroup<FileKind> kinds = new CheckboxGroup<>(scope.say("template.field.kinds"));
        kinds.setItems(FileKind.values());
        kinds.setItemLabelGenerator(kind -> scope.say("template.field.kinds." + kind.name()));
        kinds.setManualValidation(true);
        properties.addGroup(
                "template.field.limits",
                List.of("/kinds", "/min", "/max"),
                List.of(
                        properties
                                .bind()
                                .bind(
                                        "/kinds",
                                        kinds,
                                        AttachmentField::kinds,
                                        (one, chosen) ->
                                                new AttachmentField(one.question(), one.min(), one.max(), chosen),
                                        chosen -> chosen.isEmpty()
                                                ? Optional.of(scope.say("template.field.kinds.missing"))
                                                : Optional.empty()),
                        Counts.whole(
                                properties,
                                "/min",
                                "template.field.min-files",
                                1,
                                MOST_FILES,
                                AttachmentField::min,
                                (one, min) -> new AttachmentField(one.question(), min, one.max(), one.kinds())),
                        Counts.whole(
                                properties,
                                "/max",
                                "template.field.max-files",
                                1,
                                MOST_FILES,
                                AttachmentField::max,
                                (one, max) -> new AttachmentField(one.question(), one.min(), max, one.kinds()))));
    }

    static void table(ItemProperties<TableField> properties, TableField field) {
        FieldScope scope = properties.scope();
        List<String> columns = field.columns().stream()
                .filter(column ->
                        column instanceof MoneyField money && money.currencies().size() == 1)
                .map(Field::key)
                .toList();
        Choice<String> total = new Choice<>(
                scope.say("template.field.total"),
                Stream.concat(Stream.of(NONE), columns.stream()).toList(),
                key -> key.isEmpty() ? scope.say("template.field.total.none") : column(field, key, scope));
        total.setHelperText(scope.say("template.field.total.about"));
        properties.add(properties
                .bind()
                .bind(
                        "/total",
                        total,
                        one -> PropertiesOf.text(one.total()),
                        (one, key) -> new TableField(
                                one.question(),
                                one.columns(),
                                one.minRows(),
                                one.maxRows(),
                                key.isEmpty() ? null : key)));
        rows(properties);
    }

    private static void rows(ItemProperties<TableField> properties) {
        properties.addGroup(
                "template.field.limits",
                List.of("/min-rows", "/max-rows"),
                List.of(
                        Counts.whole(
                                properties,
                                "/min-rows",
                                "template.field.min-rows",
                                1,
                                MOST_ROWS,
                                TableField::minRows,
                                (one, rows) -> new TableField(
                                        one.question(), one.columns(), rows, one.maxRows(), one.total())),
                        Counts.whole(
                                properties,
                                "/max-rows",
                                "template.field.max-rows",
                                1,
                                MOST_ROWS,
                                TableField::maxRows,
                                (one, rows) -> new TableField(
                                        one.question(), one.columns(), one.minRows(), rows, one.total()))));
    }

    private static String column(TableField table, String key, FieldScope scope) {
        return table.row()
                .field(key)
                .map(column -> FieldScope.name(column, scope.language()))
                .orElse(key);
    }
}
