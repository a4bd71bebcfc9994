package dev.countersign.definitions.edit;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.query.References.Member;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.edit.FieldNames.Names;
import dev.countersign.definitions.edit.FieldNames.Where;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a template names a field of its form, and how such a name is changed. Expressions are read by their syntax tree. */
public final class FieldUses {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Words that JSONata reads as operators, and not as names. */
    private static final Set<String> OPERATORS = Set.of("and", "or", "in", "true", "false", "null");

    private FieldUses() {}

    /** The places that name the field, as JSON pointers, in the order of the template. What names a table's columns names the table, too. */
    public static List<String> of(TemplateDefinition template, FieldId field) {
        Set<String> found = new LinkedHashSet<>();
        FieldNames.map(template, new Names() {
            @Override
            public String field(Where where, String key) {
                if (field.equals(new FieldId(where.table(), key))) {
                    found.add(where.path());
                }
                return key;
            }

            @Override
            public String expression(Where where, String jsonata) {
                if (!members(where, jsonata, field).isEmpty()) {
                    found.add(where.path());
                }
                return jsonata;
            }
        });
        return List.copyOf(found);
    }

    /** The template in which everything that names the field names another one. The field itself keeps its key. */
    static TemplateDefinition renamed(TemplateDefinition template, FieldId field, String now) {
        return FieldNames.map(template, new Names() {
            @Override
            public String field(Where where, String key) {
                return field.equals(new FieldId(where.table(), key)) ? now : key;
            }

            @Override
            public String expression(Where where, String jsonata) {
                StringBuilder text = new StringBuilder(jsonata);
                for (Member member : members(where, jsonata, field).reversed()) {
                    String before = jsonata.substring(member.start(), member.end());
                    text.replace(member.start(), member.end(), written(now, before));
                }
                return text.toString();
            }
        });
    }

    /** A name is quoted where it must be, and where the one before was. */
    private static String written(String key, String before) {
        char quote = before.charAt(0);
        if (quote == '"' || quote == '\'' || quote == '`') {
            return quote + key + quote;
        }
        return PLAIN.matcher(key).matches() && !OPERATORS.contains(key) ? key : "`" + key + "`";
    }

    /** The names in an expression that are names of the field, in the order of the text. */
    private static List<Member> members(Where where, String jsonata, FieldId field) {
        return parse(jsonata).stream()
                .flatMap(expression -> expression.references().members().stream())
                .filter(member -> isAbout(member, where, field))
                .toList();
    }

    private static boolean isAbout(Member member, Where where, FieldId field) {
        List<String> path = member.path().members();
        List<String> wanted = field.isColumn() ? List.of(field.table(), field.key()) : List.of(field.key());
        return switch (member.path().variable()) {
            case "form", "shown" -> path.equals(wanted);
            case "request" ->
                !path.isEmpty()
                        && path.getFirst().equals("form")
                        && path.subList(1, path.size()).equals(wanted);
            case "row" -> field.isColumn() && where.table().equals(field.table()) && path.equals(List.of(field.key()));
            default -> false;
        };
    }

    private static Optional<Expression> parse(String jsonata) {
        try {
            return Optional.of(Expression.parse(jsonata));
        } catch (InvalidExpression unreadable) {
            return Optional.empty();
        }
    }
}
