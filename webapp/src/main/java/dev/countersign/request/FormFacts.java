package dev.countersign.request;

import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Turns the stored answers of a form into facts. The form was checked when it was submitted. */
final class FormFacts {

    private FormFacts() {}

    static List<Fact> of(Form form, JsonNode answers, Map<PersonId, PersonName> names) {
        return form.fields().stream()
                .map(field -> new Fact(field.key(), field.label(), value(field, answers.path(field.key()), names)))
                .toList();
    }

    /** The values before, of the fields whose answers are others now. */
    static Map<String, Fact.Value> changedFrom(
            Form form, JsonNode before, JsonNode now, Map<PersonId, PersonName> names) {
        return form.fields().stream()
                .filter(field -> !before.path(field.key()).equals(FormAnswers.BY_VALUE, now.path(field.key())))
                .collect(Collectors.toMap(Field::key, field -> value(field, before.path(field.key()), names)));
    }

    /** The people in the answers. */
    static Stream<PersonId> people(Form form, JsonNode answers) {
        return form.fields().stream()
                .filter(PersonField.class::isInstance)
                .map(field -> answers.path(field.key()))
                .filter(JsonNode::isString)
                .map(FormFacts::personId);
    }

    /** The first amount of money that was filled in. */
    static Optional<Fact.Value.Money> amount(Form form, JsonNode answers) {
        return form.fields().stream()
                .filter(MoneyField.class::isInstance)
                .flatMap(field -> money(answers.path(field.key())).stream())
                .findFirst();
    }

    private static Optional<Fact.Value.Money> money(JsonNode answer) {
        return answer.isObject()
                ? Optional.of(new Fact.Value.Money(
                        answer.path("amount").decimalValue(),
                        answer.path("currency").stringValue()))
                : Optional.empty();
    }

    private static Fact.Value value(Field field, JsonNode answer, Map<PersonId, PersonName> names) {
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
            case PersonField _ -> somebody(personId(answer), names);
        };
    }

    private static Fact.Value somebody(PersonId id, Map<PersonId, PersonName> names) {
        PersonName name = names.get(id);
        return name == null ? new Fact.Value.Nothing() : new Fact.Value.Somebody(name);
    }

    private static PersonId personId(JsonNode answer) {
        return new PersonId(UUID.fromString(answer.stringValue()));
    }
}
