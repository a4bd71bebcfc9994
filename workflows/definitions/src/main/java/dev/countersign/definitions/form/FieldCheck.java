package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks the answer to one field, up to the first problem. */
record FieldCheck(Form form, ObjectNode answers, FormContext context, AppliedRules rules) {

    private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    List<FieldProblem> check(Field field, JsonNode value) {
        if (field instanceof TableField table) {
            return new RowCheck(table, context, rules).check(value);
        }
        return Optional.ofNullable(
                        switch (field) {
                            case TextField text -> TextCheck.line(text, value);
                            case LongTextField text ->
                                TextCheck.lines(field, value, text.minLength(), text.maxLength());
                            case NumberField number -> number(number, value);
                            case MoneyField money -> money(money, value);
                            case DateField date -> date(date, value);
                            case ChoiceField choice -> choice(choice, value);
                            case MultiChoiceField choice -> choices(choice, value);
                            case PersonField person -> person(person, value);
                            case AttachmentField files -> files(files, value);
                            case TableField _ -> throw new IllegalStateException("checked by row");
                        })
                .stream()
                .toList();
    }

    private static @Nullable FieldProblem number(NumberField field, JsonNode value) {
        BigDecimal number = Money.number(value).orElse(null);
        if (number == null) {
            return FieldProblem.of(field.key(), "number.not-a-number");
        }
        if (Money.decimals(number) > field.scale()) {
            return FieldProblem.of(field.key(), "number.too-many-decimals", field.scale());
        }
        return range(field, number, field.min(), field.max(), (limit, _) -> limit);
    }

    private static @Nullable FieldProblem money(MoneyField field, JsonNode value) {
        JsonNode sent = value.get(Money.AMOUNT);
        JsonNode currency = value.get(Money.CURRENCY);
        if (sent == null || currency == null || value.size() != 2) {
            return FieldProblem.of(field.key(), "money.not-an-amount");
        }
        BigDecimal amount = Money.amount(sent).orElse(null);
        if (amount == null) {
            return FieldProblem.of(field.key(), "money.not-an-amount");
        }
        if (!currency.isString() || !field.currencies().contains(currency.stringValue())) {
            return FieldProblem.of(field.key(), "money.currency", String.join(", ", field.currencies()));
        }
        String code = currency.stringValue();
        int decimals = Money.decimals(code);
        if (amount.scale() > decimals) {
            return FieldProblem.of(field.key(), "number.too-many-decimals", decimals);
        }
        return range(
                field,
                amount,
                field.min(),
                field.max(),
                (limit, inwards) -> new Amount(limit.setScale(decimals, inwards), code));
    }

    /** @param shown the limit for the sentence; rounded inwards, if it has more decimals than can be entered */
    private static @Nullable FieldProblem range(
            Field field,
            BigDecimal number,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            BiFunction<BigDecimal, RoundingMode, Object> shown) {
        if (min != null && number.compareTo(min) < 0) {
            return FieldProblem.of(field.key(), "number.too-small", shown.apply(min, RoundingMode.CEILING));
        }
        if (max != null && number.compareTo(max) > 0) {
            return FieldProblem.of(field.key(), "number.too-large", shown.apply(max, RoundingMode.FLOOR));
        }
        return null;
    }

    private @Nullable FieldProblem date(DateField field, JsonNode value) {
        LocalDate date = date(value).orElse(null);
        if (date == null) {
            return FieldProblem.of(field.key(), "date.not-a-date");
        }
        Optional<Limit> earliest = limit(field.earliest());
        if (earliest.isPresent() && date.isBefore(earliest.get().date())) {
            return earliest.get().broken(field, "date.too-early");
        }
        Optional<Limit> latest = limit(field.latest());
        if (latest.isPresent() && date.isAfter(latest.get().date())) {
            return latest.get().broken(field, "date.too-late");
        }
        return null;
    }

    /** A day and, if it comes from another field, that field. */
    private record Limit(LocalDate date, Optional<Field> of) {

        FieldProblem broken(Field field, String message) {
            return of.map(other -> FieldProblem.of(field.key(), message + "-for-field", other.label()))
                    .orElseGet(() -> FieldProblem.of(field.key(), message, date));
        }
    }

    private Optional<Limit> limit(@Nullable DateBound bound) {
        return switch (bound) {
            case null -> Optional.empty();
            case DateBound.Fixed(LocalDate date) -> Optional.of(new Limit(date, Optional.empty()));
            case DateBound.FromToday(int days) ->
                Optional.of(new Limit(context.today().plusDays(days), Optional.empty()));
            case DateBound.SameAs(String other) ->
                Optional.ofNullable(answers.get(other))
                        .flatMap(FieldCheck::date)
                        .map(date -> new Limit(date, form.field(other)));
        };
    }

    private static Optional<LocalDate> date(JsonNode value) {
        if (!value.isString() || !ISO_DATE.matcher(value.stringValue()).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value.stringValue()));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static @Nullable FieldProblem choice(ChoiceField field, JsonNode value) {
        return isOffered(field.options(), value) ? null : FieldProblem.of(field.key(), "choice.not-offered");
    }

    private static @Nullable FieldProblem choices(MultiChoiceField field, JsonNode value) {
        if (!value.isArray() || !value.values().stream().allMatch(one -> isOffered(field.options(), one))) {
            return FieldProblem.of(field.key(), "choice.not-offered");
        }
        if (value.size() < field.min()) {
            return FieldProblem.of(field.key(), "choice.too-few", field.min());
        }
        return value.size() > field.max() ? FieldProblem.of(field.key(), "choice.too-many", field.max()) : null;
    }

    private static boolean isOffered(List<Option> options, JsonNode value) {
        return value.isString()
                && options.stream().anyMatch(option -> option.value().equals(value.stringValue()));
    }

    private @Nullable FieldProblem files(AttachmentField field, JsonNode value) {
        if (!value.isArray()) {
            return FieldProblem.of(field.key(), "file.unknown");
        }
        if (value.size() < field.min()) {
            return FieldProblem.of(field.key(), "file.too-few", field.min());
        }
        if (value.size() > field.max()) {
            return FieldProblem.of(field.key(), "file.too-many", field.max());
        }
        for (JsonNode id : value.values()) {
            Optional<FileKind> kind = id.isString() ? context.file(id.stringValue()) : Optional.empty();
            if (kind.isEmpty()) {
                return FieldProblem.of(field.key(), "file.unknown");
            }
            if (!field.kinds().contains(kind.get())) {
                return FieldProblem.of(field.key(), "file.other-kind");
            }
        }
        return null;
    }

    private @Nullable FieldProblem person(PersonField field, JsonNode value) {
        if (!value.isString() || !context.isPerson(value.stringValue())) {
            return FieldProblem.of(field.key(), "person.unknown");
        }
        return context.isAmong(value.stringValue(), field.among())
                ? null
                : FieldProblem.of(field.key(), "person.not-among");
    }
}
