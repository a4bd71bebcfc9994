package dev.countersign.definitions.check;

import dev.countersign.asl.Expression;
import dev.countersign.asl.query.References;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FieldRules;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Section;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the expressions in the rules of a form: when fields are shown, required and read-only, and what is computed. */
final class RuleChecks {

    /** What the rules of fields may refer to. */
    static final List<String> FORM = List.of("form");

    /** What the rules of columns may refer to. */
    static final List<String> ROW = List.of("row", "form");

    /** The same answers must give the same form, whenever it is checked. */
    private static final Set<String> TIME_OR_CHANCE = Set.of("now", "millis", "random", "uuid", "shuffle");

    private final Form form;
    private final Expressions expressions;
    private final Parsed parsed;
    private final List<Problem> problems;
    private final List<String> roots;
    private final Map<String, Set<String>> needs = new LinkedHashMap<>();
    private final Map<String, String> places = new HashMap<>();

    private RuleChecks(Form form, Expressions expressions, Parsed parsed, List<Problem> problems, List<String> roots) {
        this.form = form;
        this.expressions = expressions;
        this.parsed = parsed;
        this.problems = problems;
        this.roots = roots;
    }

    static void check(Form form, Expressions expressions, Parsed parsed, List<Problem> problems) {
        RuleChecks fields = new RuleChecks(form, expressions, parsed, problems, FORM);
        fields.items("/form", form.items());
        fields.circles();
    }

    private void items(String path, List<? extends FormItem> items) {
        String section = null;
        for (int at = 0; at < items.size(); at++) {
            FormItem item = items.get(at);
            String place = path + "/" + at;
            Set<String> names = needs.computeIfAbsent(item.key(), _ -> new LinkedHashSet<>());
            places.putIfAbsent(item.key(), place);
            switch (item) {
                case Section one -> {
                    condition(place + "/visible-when", one.visibleWhen(), names);
                    section = one.key();
                }
                case Field field -> {
                    if (section != null) {
                        names.add(section);
                    }
                    field(place, field, names);
                }
            }
        }
    }

    private void field(String place, Field field, Set<String> names) {
        FieldRules rules = field.rules();
        condition(place + "/visible-when", rules.visibleWhen(), names);
        condition(place + "/required-when", rules.requiredWhen(), names);
        condition(place + "/read-only-when", rules.readOnlyWhen(), names);
        if (rules.computed() != null) {
            Kind kind = expressions.value(place + "/computed", rules.computed(), roots);
            if (kind.isKnown() && !fits(field, kind)) {
                problems.add(Problem.error(place + "/computed", "template.computed-kind." + kind));
            }
            read(place + "/computed", rules.computed(), names);
        }
        if (field instanceof TableField table) {
            RuleChecks columns = new RuleChecks(form, expressions.inRow(table), parsed, problems, ROW);
            columns.items(place + "/columns", table.columns());
            columns.circles();
            columns.outside().forEach(names::add);
            names.remove(table.key());
        }
    }

    private static boolean fits(Field field, Kind kind) {
        return switch (field) {
            case NumberField _ -> kind == Kind.NUMBER;
            case MoneyField _ -> kind == Kind.NUMBER || kind == Kind.MONEY;
            case DateField _ -> kind == Kind.TEXT;
            case TextField _, LongTextField _ -> kind == Kind.TEXT || kind == Kind.NUMBER;
            default -> true;
        };
    }

    private void condition(String path, @Nullable String jsonata, Set<String> names) {
        if (jsonata != null) {
            expressions.condition(path, jsonata, roots);
            read(path, jsonata, names);
        }
    }

    /** Notes which other fields it reads. */
    private void read(String path, String jsonata, Set<String> names) {
        if (parsed.of(jsonata) instanceof Parsed.Result.Read(Expression expression)) {
            References references = expression.references();
            if (TIME_OR_CHANCE.stream().anyMatch(references::uses)) {
                problems.add(Problem.error(path, "template.no-time-in-form"));
            }
            references
                    .of(roots.getFirst())
                    .flatMap(one -> one.members().stream().limit(1))
                    .forEach(names::add);
            if (roots.contains("row")) {
                references
                        .of("form")
                        .flatMap(one -> one.members().stream().limit(1))
                        .forEach(key -> names.add("/" + key));
            }
        }
    }

    /** The fields outside of the table that its columns read. */
    private Stream<String> outside() {
        return needs.values().stream()
                .flatMap(Set::stream)
                .filter(name -> name.startsWith("/"))
                .map(name -> name.substring(1));
    }

    /** Reports each field whose rules need the field itself. */
    private void circles() {
        needs.forEach((key, names) -> {
            if (reaches(new ArrayList<>(names), key)) {
                problems.add(Problem.error(Objects.requireNonNull(places.get(key)), "template.rules-in-a-circle", key));
            }
        });
    }

    private boolean reaches(List<String> open, String wanted) {
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (name.equals(wanted)) {
                return true;
            }
            if (seen.add(name)) {
                open.addAll(needs.getOrDefault(name, Set.of()));
            }
        }
        return false;
    }
}
