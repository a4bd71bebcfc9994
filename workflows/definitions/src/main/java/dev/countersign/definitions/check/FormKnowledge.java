package dev.countersign.definitions.check;

import dev.countersign.asl.query.Syntax;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.Money;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the form tells about the values in expressions. */
final class FormKnowledge {

    private static final Set<String> REQUESTER = Set.of("id", "name", "email", "department", "locale", "zone");
    private static final Set<String> REQUEST = Set.of("id", "number", "title", "revision", "form");
    private static final Set<String> CALL = Set.of("tenant", "request", "step", "key", "undoes");

    private final Form form;

    private final List<Field> columns;

    FormKnowledge(Form form) {
        this(form, List.of());
    }

    /** @param columns of the table whose row is known as {@code $row} */
    FormKnowledge(Form form, List<Field> columns) {
        this.form = form;
        this.columns = columns;
    }

    /** What the members below a variable hold; empty if there is no such member. */
    Optional<Held> at(String variable, List<String> members) {
        return switch (variable) {
            case "form" -> members.isEmpty() ? Optional.of(Held.UNKNOWN) : in(form.fields(), members);
            case "row" -> members.isEmpty() ? Optional.of(Held.UNKNOWN) : in(columns, members);
            case "requester" -> requester(members);
            case "request" -> request(members);
            case "call" -> call(members);
            default -> Optional.of(Held.UNKNOWN);
        };
    }

    private static Optional<Held> requester(List<String> members) {
        if (members.isEmpty()) {
            return Optional.of(Held.UNKNOWN);
        }
        return members.size() == 1 && REQUESTER.contains(members.getFirst())
                ? Optional.of(Held.of(Kind.TEXT, members.getFirst().equals("department")))
                : Optional.empty();
    }

    private static Optional<Held> call(List<String> members) {
        if (members.isEmpty()) {
            return Optional.of(Held.UNKNOWN);
        }
        return members.size() == 1 && CALL.contains(members.getFirst())
                ? Optional.of(Held.of(Kind.TEXT, members.getFirst().equals("undoes")))
                : Optional.empty();
    }

    private Optional<Held> request(List<String> members) {
        if (members.isEmpty()) {
            return Optional.of(Held.UNKNOWN);
        }
        String first = members.getFirst();
        if (first.equals("form")) {
            return at("form", members.subList(1, members.size()));
        }
        return members.size() == 1 && REQUEST.contains(first)
                ? Optional.of(
                        first.equals("revision")
                                ? Held.of(Range.between(BigDecimal.ONE, null, 0), false)
                                : Held.of(Kind.TEXT, false))
                : Optional.empty();
    }

    private Optional<Held> in(List<Field> fields, List<String> members) {
        return fields.stream()
                .filter(field -> field.key().equals(members.getFirst()))
                .findFirst()
                .flatMap(field -> in(field, members.subList(1, members.size())));
    }

    private Optional<Held> in(Field field, List<String> members) {
        boolean optional = !field.required() || form.mayBeHidden(field);
        if (field instanceof TableField table && !members.isEmpty()) {
            return in(table.columns(), members).map(held -> held.inRows(optional));
        }
        if (field instanceof MoneyField money && members.size() == 1) {
            return switch (members.getFirst()) {
                case Money.AMOUNT ->
                    Optional.of(Held.of(Range.between(money.min(), money.max(), decimals(money)), optional));
                case Money.CURRENCY -> Optional.of(Held.of(Range.only(Set.copyOf(money.currencies())), optional));
                default -> Optional.empty();
            };
        }
        return members.isEmpty() ? Optional.of(whole(field, optional)) : Optional.empty();
    }

    private static Held whole(Field field, boolean optional) {
        return switch (field) {
            case TextField _, LongTextField _, PersonField _ -> Held.of(Kind.TEXT, optional);
            case NumberField number -> Held.of(Range.between(number.min(), number.max(), number.scale()), optional);
            case MoneyField _ -> Held.of(Kind.MONEY, optional);
            case DateField date -> Held.of(Range.between(day(date.earliest()), day(date.latest())), optional);
            case ChoiceField choice ->
                Held.of(Range.only(choice.options().stream().map(Option::value).collect(Collectors.toSet())), optional);
            case AttachmentField _, MultiChoiceField _, TableField _ -> Held.of(Kind.LIST, optional);
        };
    }

    private static @Nullable String day(@Nullable DateBound bound) {
        return bound instanceof DateBound.Fixed(var date) ? date.toString() : null;
    }

    private static int decimals(MoneyField money) {
        return money.currencies().stream()
                .mapToInt(currency -> Money.isCurrency(currency) ? Money.decimals(currency) : 0)
                .max()
                .orElse(0);
    }

    /** What a function tells about a list; {@link Held#UNKNOWN} if nothing. */
    Held of(Syntax.Call call) {
        return call.arguments().size() == 1
                        && call.arguments().getFirst() instanceof Syntax.Path(String variable, List<String> members)
                        && variable.equals("form")
                        && !members.isEmpty()
                ? of(call.function(), members)
                : Held.UNKNOWN;
    }

    private Held of(String function, List<String> members) {
        Optional<Field> field = form.field(members.getFirst());
        if (function.equals("count")) {
            return field.map(this::counted)
                    .filter(_ -> members.size() == 1)
                    .map(range -> Held.of(range, false))
                    .orElse(Held.UNKNOWN);
        }
        Held each = at("form", members).orElse(Held.UNKNOWN);
        if (!(field.orElse(null) instanceof TableField table) || !each.many() || each.kind() != Kind.NUMBER) {
            return Held.UNKNOWN;
        }
        return switch (function) {
            case "sum" -> Held.of(sum(table, each), each.mayBeMissing());
            case "max", "min" -> Held.of(each.range(), each.mayBeMissing());
            case "average" -> Held.of(Range.between(least(each), most(each), -1), each.mayBeMissing());
            default -> Held.UNKNOWN;
        };
    }

    private Range counted(Field field) {
        return switch (field) {
            case TableField table -> count(field, Math.max(table.minRows(), 1), table.maxRows());
            case AttachmentField files -> count(field, Math.max(files.min(), 1), files.max());
            case MultiChoiceField choice -> count(field, Math.max(choice.min(), 1), choice.max());
            default -> Range.between(BigDecimal.ZERO, BigDecimal.ONE, 0);
        };
    }

    private Range count(Field field, int fewest, int most) {
        return Range.between(
                BigDecimal.valueOf(field.required() && !form.mayBeHidden(field) ? fewest : 0),
                BigDecimal.valueOf(most),
                0);
    }

    /** Rows without an amount do not count. */
    private static Range sum(TableField table, Held each) {
        BigDecimal most = BigDecimal.valueOf(table.maxRows());
        BigDecimal fewest = each.mayBeMissing() ? BigDecimal.ONE : BigDecimal.valueOf(Math.max(table.minRows(), 1));
        BigDecimal low = least(each);
        BigDecimal high = most(each);
        return Range.between(
                low == null ? null : low.multiply(low.signum() < 0 ? most : fewest),
                high == null ? null : high.multiply(high.signum() < 0 ? fewest : most),
                each.range().scale());
    }

    private static @Nullable BigDecimal least(Held each) {
        return each.range().least() == null
                ? null
                : (BigDecimal) each.range().least().value();
    }

    private static @Nullable BigDecimal most(Held each) {
        return each.range().most() == null
                ? null
                : (BigDecimal) each.range().most().value();
    }
}
