package dev.countersign.request;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.Section;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Turns the stored answers of a form into facts. The form was checked when it was submitted. */
final class FormFacts {

    private FormFacts() {}

    static List<Fact> of(Form form, JsonNode answers, Mentioned mentioned) {
        return form.fields().stream()
                .filter(field -> answers.hasNonNull(field.key()) || !form.mayBeHidden(field))
                .map(field -> new Fact(
                        field.key(),
                        field.label(),
                        value(field, answers.path(field.key()), mentioned),
                        form.section(field.key()).map(Section::label).orElse(Text.NONE)))
                .toList();
    }

    /** The values before, of the fields whose answers are others now. */
    static Map<String, Fact.Value> changedFrom(Form form, JsonNode before, JsonNode now, Mentioned mentioned) {
        return form.fields().stream()
                .filter(field -> !before.path(field.key()).equals(FormAnswers.BY_VALUE, now.path(field.key())))
                .collect(Collectors.toMap(Field::key, field -> value(field, before.path(field.key()), mentioned)));
    }

    /** The people in the answers. */
    static Stream<PersonId> people(Form form, JsonNode answers) {
        return form.fields().stream().flatMap(field -> people(field, answers.path(field.key())));
    }

    private static Stream<PersonId> people(Field field, JsonNode answer) {
        return switch (field) {
            case PersonField _ -> Stream.of(answer).filter(JsonNode::isString).map(FormFacts::personId);
            case TableField table -> answer.values().stream().flatMap(row -> people(table.row(), row));
            default -> Stream.empty();
        };
    }

    /** The first amount of money that was filled in; without one, the first total of a table. */
    static Optional<Fact.Value.Money> amount(Form form, JsonNode answers) {
        return form.fields().stream()
                .filter(MoneyField.class::isInstance)
                .flatMap(field -> money(answers.path(field.key())).stream())
                .findFirst()
                .or(() -> form.fields().stream()
                        .filter(TableField.class::isInstance)
                        .map(TableField.class::cast)
                        .filter(table -> !answers.path(table.key()).isEmpty())
                        .flatMap(table -> total(table, answers.path(table.key())).stream())
                        .findFirst());
    }

    private static Optional<Fact.Value.Money> total(TableField table, JsonNode rows) {
        return table.sum(rows)
                .flatMap(sum -> table.totalColumn()
                        .map(column ->
                                new Fact.Value.Money(sum, column.currencies().getFirst())));
    }

    private static Optional<Fact.Value.Money> money(JsonNode answer) {
        return answer.isObject()
                ? Optional.of(new Fact.Value.Money(
                        answer.path("amount").decimalValue(),
                        answer.path("currency").stringValue()))
                : Optional.empty();
    }

    private static Fact.Value value(Field field, JsonNode answer, Mentioned mentioned) {
        if (answer.isMissingNode() || answer.isNull()) {
            return new Fact.Value.Nothing();
        }
        return switch (field) {
            case TextField _ -> new Fact.Value.Words(answer.stringValue());
            case LongTextField _ -> new Fact.Value.Prose(answer.stringValue());
            case NumberField _ -> new Fact.Value.Quantity(answer.decimalValue());
            case MoneyField _ -> money(answer).<Fact.Value>map(money -> money).orElseGet(Fact.Value.Nothing::new);
            case DateField _ -> new Fact.Value.Day(LocalDate.parse(answer.stringValue()));
            case ChoiceField choice -> new Fact.Value.Chosen(choice.label(answer.stringValue()));
            case MultiChoiceField choice -> new Fact.Value.Chosen(labels(choice, answer));
            case PersonField _ -> somebody(personId(answer), mentioned.names());
            case AttachmentField _ -> files(answer, mentioned.files());
            case TableField table -> rows(table, answer, mentioned);
        };
    }

    /** The labels in a row, in each language that one of them has. */
    private static Text labels(MultiChoiceField field, JsonNode answer) {
        List<Text> labels = answer.values().stream()
                .map(one -> field.label(one.asString("")))
                .toList();
        Map<String, String> translations = labels.stream()
                .flatMap(label -> label.translations().keySet().stream())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), language -> joined(labels, Locale.of(language))));
        return new Text(joined(labels, Locale.ENGLISH), translations);
    }

    private static String joined(List<Text> labels, Locale language) {
        return labels.stream().map(label -> label.in(language)).collect(Collectors.joining(", "));
    }

    private static Fact.Value files(JsonNode answer, Map<AttachmentId, FileFacts> files) {
        return new Fact.Value.Files(answer.values().stream()
                .flatMap(id -> AttachmentId.parse(id.asString("")).stream())
                .flatMap(id -> Optional.ofNullable(files.get(id)).stream())
                .toList());
    }

    private static Fact.Value rows(TableField table, JsonNode answer, Mentioned mentioned) {
        return new Fact.Value.Table(
                table.columns().stream().map(Field::label).toList(),
                answer.values().stream()
                        .map(row -> table.columns().stream()
                                .map(column -> value(column, row.path(column.key()), mentioned))
                                .toList())
                        .toList(),
                total(table, answer));
    }

    private static Fact.Value somebody(PersonId id, Map<PersonId, PersonName> names) {
        PersonName name = names.get(id);
        return name == null ? new Fact.Value.Nothing() : new Fact.Value.Somebody(name);
    }

    private static PersonId personId(JsonNode answer) {
        return new PersonId(UUID.fromString(answer.stringValue()));
    }
}
