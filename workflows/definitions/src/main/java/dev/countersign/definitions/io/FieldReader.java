package dev.countersign.definitions.io;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.text.Text;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form. A field begins with its kind and key: {@code text: title}. */
final class FieldReader {

    static final int TEXT_LENGTH = 200;
    static final int LONG_TEXT_LENGTH = 4_000;
    private static final int MAX_LENGTH = 100_000;

    private static final Pattern TODAY = Pattern.compile("today(?:([+-])([0-9]{1,4}))?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Kinds<Field.Kind> KINDS = new Kinds<>(Field.Kind.class);

    private FieldReader() {}

    static @Nullable Field read(Place place) {
        return KINDS.of(place).map(kind -> read(kind, place)).orElse(null);
    }

    private static Field read(Field.Kind kind, Place place) {
        return switch (kind) {
            case TEXT -> {
                Members members = members(place, kind, "min-length", "max-length");
                yield new TextField(
                        members.string(Words.word(kind)),
                        members.text("label"),
                        members.textOrNone("help"),
                        members.flag("required"),
                        members.integer("min-length", 0, 0, MAX_LENGTH),
                        members.integer("max-length", TEXT_LENGTH, 1, MAX_LENGTH));
            }
            case LONG_TEXT -> {
                Members members = members(place, kind, "min-length", "max-length");
                yield new LongTextField(
                        members.string(Words.word(kind)),
                        members.text("label"),
                        members.textOrNone("help"),
                        members.flag("required"),
                        members.integer("min-length", 0, 0, MAX_LENGTH),
                        members.integer("max-length", LONG_TEXT_LENGTH, 1, MAX_LENGTH));
            }
            case NUMBER -> {
                Members members = members(place, kind, "min", "max", "decimals");
                yield new NumberField(
                        members.string(Words.word(kind)),
                        members.text("label"),
                        members.textOrNone("help"),
                        members.flag("required"),
                        members.decimal("min"),
                        members.decimal("max"),
                        members.integer("decimals", 0, 0, 10));
            }
            case MONEY -> {
                Members members = members(place, kind, "min", "max", "currencies");
                yield new MoneyField(
                        members.string(Words.word(kind)),
                        members.text("label"),
                        members.textOrNone("help"),
                        members.flag("required"),
                        members.decimal("min"),
                        members.decimal("max"),
                        members.list("currencies", Place::string));
            }
            case DATE -> {
                Members members = members(place, kind, "earliest", "latest");
                yield new DateField(
                        members.string(Words.word(kind)),
                        members.text("label"),
                        members.textOrNone("help"),
                        members.flag("required"),
                        bound(members.optional("earliest")),
                        bound(members.optional("latest")));
            }
            case CHOICE -> {
                Members members = members(place, kind, "options");
                yield new ChoiceField(
                        members.string(Words.word(kind)),
                        members.text("label"),
                        members.textOrNone("help"),
                        members.flag("required"),
                        members.list("options", FieldReader::option));
            }
            case PERSON -> {
                Members members = members(place, kind, "from");
                yield new PersonField(
                        members.string(Words.word(kind)),
                        members.text("label"),
                        members.textOrNone("help"),
                        members.flag("required"),
                        among(members.optional("from")));
            }
        };
    }

    private static Members members(Place place, Field.Kind kind, String... own) {
        return place.members(Kinds.with(kind, own, "label", "help", "required"));
    }

    private static Among among(@Nullable Place place) {
        if (place == null) {
            return new Among.Everybody();
        }
        Members members = place.members("group", "role");
        if (members.has("group") == members.has("role")) {
            place.problem("template.kind", "group, role");
            return new Among.Everybody();
        }
        return members.has("group")
                ? new Among.Group(members.filled("group"))
                : new Among.HoldersOf(members.word("role", Words.ROLES));
    }

    private static Option option(Place place) {
        Members members = place.members("value", "label");
        return new Option(
                members.filled("value"),
                members.has("label") ? members.text("label") : Text.of(members.string("value")));
    }

    private static @Nullable DateBound bound(@Nullable Place place) {
        String text = place == null ? null : place.string();
        if (place == null || text == null) {
            return null;
        }
        Matcher today = TODAY.matcher(text);
        if (today.matches()) {
            int days = today.group(2) == null ? 0 : Integer.parseInt(today.group(2));
            return new DateBound.FromToday("-".equals(today.group(1)) ? -days : days);
        }
        if (!DATE.matcher(text).matches()) {
            return new DateBound.SameAs(text);
        }
        try {
            return new DateBound.Fixed(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            place.problem("date.not-a-date");
            return null;
        }
    }
}
