package dev.countersign.definitions.io;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.text.Text;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form. A field begins with its kind and key: {@code text: title}. */
final class FieldReader {

    static final int TEXT_LENGTH = 200;
    static final int LONG_TEXT_LENGTH = 4_000;
    static final int FILES = 10;
    static final int ROWS = 50;
    private static final int MAX_LENGTH = 100_000;
    private static final int MAX_FILES = 50;
    private static final int MAX_ROWS = 200;

    private static final Pattern TODAY = Pattern.compile("today(?:([+-])([0-9]{1,4}))?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Kinds<Field.Kind> KINDS = new Kinds<>(Field.Kind.class);

    private FieldReader() {}

    static @Nullable Field read(Place place) {
        return KINDS.of(place).map(kind -> read(kind, place)).orElse(null);
    }

    private static Field read(Field.Kind kind, Place place) {
        String key = Words.word(kind);
        return switch (kind) {
            case TEXT -> text(members(place, kind, "min-length", "max-length"), key);
            case LONG_TEXT -> longText(members(place, kind, "min-length", "max-length"), key);
            case NUMBER -> number(members(place, kind, "min", "max", "decimals"), key);
            case MONEY -> money(members(place, kind, "min", "max", "currencies"), key);
            case DATE -> date(members(place, kind, "earliest", "latest"), key);
            case CHOICE -> choice(members(place, kind, "options"), key);
            case PERSON -> person(members(place, kind, "from"), key);
            case ATTACHMENT -> attachment(members(place, kind, "min", "max", "kinds"), key);
            case TABLE -> table(members(place, kind, "columns", "min-rows", "max-rows", "total"), key);
        };
    }

    private static TextField text(Members members, String key) {
        return new TextField(
                members.string(key),
                members.text("label"),
                members.textOrNone("help"),
                members.flag("required"),
                members.integer("min-length", 0, 0, MAX_LENGTH),
                members.integer("max-length", TEXT_LENGTH, 1, MAX_LENGTH));
    }

    private static LongTextField longText(Members members, String key) {
        return new LongTextField(
                members.string(key),
                members.text("label"),
                members.textOrNone("help"),
                members.flag("required"),
                members.integer("min-length", 0, 0, MAX_LENGTH),
                members.integer("max-length", LONG_TEXT_LENGTH, 1, MAX_LENGTH));
    }

    private static NumberField number(Members members, String key) {
        return new NumberField(
                members.string(key),
                members.text("label"),
                members.textOrNone("help"),
                members.flag("required"),
                members.decimal("min"),
                members.decimal("max"),
                members.integer("decimals", 0, 0, 10));
    }

    private static MoneyField money(Members members, String key) {
        return new MoneyField(
                members.string(key),
                members.text("label"),
                members.textOrNone("help"),
                members.flag("required"),
                members.decimal("min"),
                members.decimal("max"),
                members.list("currencies", Place::string));
    }

    private static DateField date(Members members, String key) {
        return new DateField(
                members.string(key),
                members.text("label"),
                members.textOrNone("help"),
                members.flag("required"),
                bound(members.optional("earliest")),
                bound(members.optional("latest")));
    }

    private static ChoiceField choice(Members members, String key) {
        return new ChoiceField(
                members.string(key),
                members.text("label"),
                members.textOrNone("help"),
                members.flag("required"),
                members.list("options", FieldReader::option));
    }

    private static PersonField person(Members members, String key) {
        return new PersonField(
                members.string(key),
                members.text("label"),
                members.textOrNone("help"),
                members.flag("required"),
                among(members.optional("from")));
    }

    private static AttachmentField attachment(Members members, String key) {
        return new AttachmentField(
                members.string(key),
                members.text("label"),
                members.textOrNone("help"),
                members.flag("required"),
                members.integer("min", 1, 1, MAX_FILES),
                members.integer("max", FILES, 1, MAX_FILES),
                Set.copyOf(members.listOrEmpty("kinds", FieldReader::fileKind)));
    }

    private static @Nullable FileKind fileKind(Place place) {
        FileKind kind =
                place.node().isString() ? Words.FILE_KINDS.get(place.node().stringValue()) : null;
        if (kind == null) {
            place.problem("template.not-one-of", String.join(", ", Words.FILE_KINDS.keySet()));
        }
        return kind;
    }

    private static TableField table(Members members, String key) {
        return new TableField(
                members.string(key),
                members.text("label"),
                members.textOrNone("help"),
                members.flag("required"),
                members.list("columns", FieldReader::read),
                members.integer("min-rows", 1, 1, MAX_ROWS),
                members.integer("max-rows", ROWS, 1, MAX_ROWS),
                members.has("total") ? members.filled("total") : null);
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
