package dev.countersign.definitions.condition;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.condition.Condition.Comparison;
import dev.countersign.definitions.condition.Condition.Group;
import dev.countersign.definitions.condition.Subject.Kind;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.function.FunctionCatalogue;
import dev.countersign.definitions.function.FunctionDescription;
import dev.countersign.definitions.function.Parameter;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Bundle;
import dev.countersign.definitions.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the conditions of a template can be about, and how people say it. */
public final class Subjects {

    private static final Locale SPANISH = Locale.of("es");
    private static final List<String> REQUESTER = List.of("department", "email", "name", "locale", "zone");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Subjects() {}

    /** The answers of the form in its order, what is known about the requester, and the results of automated steps. Never empty. */
    public static List<Subject> of(TemplateDefinition template) {
        List<Subject> subjects = new ArrayList<>(of("form", template.form().fields()));
        for (String attribute : REQUESTER) {
            Text name = said(locale -> Bundle.DEFINITIONS.say(locale, "condition.requester." + attribute));
            subjects.add(new Subject("$requester." + attribute, Kind.TEXT, name, List.of()));
        }
        StepTree.of(template.steps(), AutomatedStep.class).forEach(step -> subjects.addAll(ofResult(step)));
        return List.copyOf(subjects);
    }

    /** What a function says about its answer. */
    private static List<Subject> ofResult(AutomatedStep step) {
        return FunctionCatalogue.find(step.call().function())
                .map(FunctionDescription::output)
                .orElse(List.of())
                .stream()
                .map(member -> new Subject(
                        path("results", step.key()) + member(member.name()),
                        kind(member.type()),
                        said(locale ->
                                step.name().in(locale) + ": " + member.label().in(locale)),
                        member.words().stream()
                                .map(word -> new Option(word, Text.of(word)))
                                .toList()))
                .toList();
    }

    private static Kind kind(Parameter.Type type) {
        return switch (type) {
            case TEXT -> Kind.TEXT;
            case NUMBER -> Kind.NUMBER;
            case CHOICE -> Kind.CHOICE;
            case BOOLEAN, CONNECTOR, OBJECT, LIST, ANY -> Kind.OTHER;
        };
    }

    /**
     * What a rule of a form can be about: other answers.
     *
     * @param root {@code form}, or {@code row} for the columns of the same row
     */
    public static List<Subject> of(String root, List<Field> fields) {
        return fields.stream().flatMap(field -> of(root, field).stream()).toList();
    }

    private static List<Subject> of(String root, Field field) {
        String path = path(root, field.key());
        Text name = field.label();
        return switch (field) {
            case MoneyField money ->
                List.of(
                        new Subject(path + ".amount", Kind.NUMBER, name, List.of(), money.currencies()),
                        new Subject(
                                path + ".currency", Kind.CHOICE, said("condition.currency", name), currencies(money)));
            case NumberField _ -> List.of(new Subject(path, Kind.NUMBER, name, List.of()));
            case ChoiceField choice -> List.of(new Subject(path, Kind.CHOICE, name, choice.options()));
            case TextField _, LongTextField _ -> List.of(new Subject(path, Kind.TEXT, name, List.of()));
            case DateField _ -> List.of(new Subject(path, Kind.DATE, name, List.of()));
            case PersonField _, AttachmentField _, MultiChoiceField _ ->
                List.of(new Subject(path, Kind.OTHER, name, List.of()));
            case TableField table -> table(path, table);
        };
    }

    /** The sum of each column of numbers, and the number of rows. */
    private static List<Subject> table(String path, TableField table) {
        List<Subject> subjects = new ArrayList<>();
        for (Field column : table.columns()) {
            String inner = path + member(column.key());
            String values = column instanceof MoneyField ? inner + ".amount" : inner;
            if (column instanceof MoneyField || column instanceof NumberField) {
                Text name = said(locale -> Bundle.DEFINITIONS.say(
                        locale,
                        "condition.sum",
                        table.label().in(locale),
                        column.label().in(locale)));
                List<String> currencies = column instanceof MoneyField money ? money.currencies() : List.of();
                subjects.add(new Subject("$sum(" + values + ")", Kind.NUMBER, name, List.of(), currencies));
            }
        }
        subjects.add(
                new Subject("$count(" + path + ")", Kind.NUMBER, said("condition.count", table.label()), List.of()));
        return subjects;
    }

    private static List<Option> currencies(MoneyField money) {
        return money.currencies().stream()
                .map(code -> new Option(code, Text.of(code)))
                .toList();
    }

    /** The one with this path; another path is shown as it is, with the kind that its value suggests. */
    public static Subject find(List<Subject> subjects, Comparison comparison) {
        return subjects.stream()
                .filter(one -> one.path().equals(comparison.subject()))
                .findFirst()
                .orElseGet(() -> new Subject(
                        comparison.subject(),
                        comparison.value().matches("-?[0-9].*") ? Kind.NUMBER : Kind.TEXT,
                        Text.of(comparison.subject()),
                        List.of()));
    }

    /** A path to a member. One that JSONata would not read as a name is written in backquotes. */
    public static String path(String root, String key) {
        return "$" + root + member(key);
    }

    private static String member(String key) {
        return "." + (PLAIN.matcher(key).matches() ? key : "`" + key + "`");
    }

    /** The condition in words, in English and Spanish: "Amount above 1,000". */
    public static Text words(TemplateDefinition template, Condition condition) {
        return words(of(template), condition);
    }

    /** The same about these subjects. */
    public static Text words(List<Subject> subjects, Condition condition) {
        return said(locale -> words(subjects, condition, locale));
    }

    private static String words(List<Subject> subjects, Condition condition, Locale locale) {
        return switch (condition) {
            case Group group ->
                group.parts().stream()
                        .map(part -> part instanceof Group
                                ? "(" + words(subjects, part, locale) + ")"
                                : words(subjects, part, locale))
                        .collect(Collectors.joining(
                                " " + Bundle.DEFINITIONS.say(locale, group.all() ? "condition.and" : "condition.or")
                                        + " "));
            case Comparison comparison -> {
                Subject subject = find(subjects, comparison);
                yield Bundle.DEFINITIONS.say(
                        locale,
                        "condition." + comparison.operator().name() + (subject.kind() == Kind.DATE ? ".date" : ""),
                        subject.name().in(locale),
                        values(subject, comparison, locale));
            }
        };
    }

    private static String values(Subject subject, Comparison comparison, Locale locale) {
        return Literals.plain(comparison.value()).stream()
                .map(value -> value(subject, value, locale))
                .collect(Collectors.joining(" " + Bundle.DEFINITIONS.say(locale, "condition.or") + " "));
    }

    private static String value(Subject subject, String value, Locale locale) {
        return switch (subject.kind()) {
            case NUMBER ->
                Literals.number(value)
                        .map(number -> Bundle.DEFINITIONS.say(locale, "condition.value", number))
                        .orElse(value);
            case CHOICE ->
                subject.options().stream()
                        .filter(option -> option.value().equals(value))
                        .findFirst()
                        .map(option -> option.label().in(locale))
                        .orElse(value);
            case TEXT, OTHER -> value;
            case DATE ->
                Literals.date(value)
                        .map(date -> Bundle.DEFINITIONS.say(locale, "condition.value", date))
                        .orElse(value);
        };
    }

    private static Text said(String key, Text name) {
        return said(locale -> Bundle.DEFINITIONS.say(locale, key, name.in(locale)));
    }

    private static Text said(Function<Locale, String> words) {
        String english = words.apply(Locale.ENGLISH);
        String spanish = words.apply(SPANISH);
        return Optional.of(spanish)
                .filter(other -> !other.equals(english))
                .map(other -> new Text(english, Map.of(SPANISH.getLanguage(), other)))
                .orElseGet(() -> Text.of(english));
    }
}
