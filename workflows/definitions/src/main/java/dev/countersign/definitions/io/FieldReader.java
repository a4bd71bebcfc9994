package dev.countersign.definitions.io;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.definitions.form.Initial;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.form.TextPattern;
import dev.countersign.definitions.text.Text;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
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
    private static final int MAX_OPTIONS = 1_000;

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Kinds<Field.Kind> KINDS = new Kinds<>(Field.Kind.class);

    private FieldReader() {}

    static @Nullable Field read(Place place) {
        return KINDS.of(place).map(kind -> read(kind, place)).orElse(null);
    }

    private static Field read(Field.Kind kind, Place place) {
        String key = Words.word(kind);
        return switch (kind) {
            case TEXT -> text(members(place, kind, "min-length", "max-length", "pattern", "pattern-message"), key);
            case LONG_TEXT -> longText(members(place, kind, "min-length", "max-length"), key);
            case NUMBER -> number(members(place, kind, "min", "max", "decimals"), key);
            case MONEY -> money(members(place, kind, "min", "max", "currencies"), key);
            case DATE -> date(members(place, kind, "earliest", "latest"), key);
            case CHOICE -> choice(members(place, kind, "options"), key);
            case MULTI_CHOICE -> choices(members(place, kind, "options", "min", "max"), key);
            case PERSON -> person(members(place, kind, "from"), key);
            case ATTACHMENT -> attachment(members(place, kind, "min", "max", "kinds"), key);
            case TABLE -> table(members(place, kind, "columns", "min-rows", "max-rows", "total"), key);
        };
    }

    private static TextField text(Members members, String key) {
        return new TextField(
                RulesReader.question(members, key),
                members.integer("min-length", 0, 0, MAX_LENGTH),
                members.integer("max-length", TEXT_LENGTH, 1, MAX_LENGTH),
                pattern(members));
    }

    private static @Nullable TextPattern pattern(Members members) {
        return members.has("pattern")
                ? new TextPattern(members.filled("pattern"), members.textOrNone("pattern-message"))
                : null;
    }

    private static LongTextField longText(Members members, String key) {
        return new LongTextField(
                RulesReader.question(members, key),
                members.integer("min-length", 0, 0, MAX_LENGTH),
                members.integer("max-length", LONG_TEXT_LENGTH, 1, MAX_LENGTH));
    }

    private static NumberField number(Members members, String key) {
        return new NumberField(
                RulesReader.question(members, key),
                members.decimal("min"),
                members.decimal("max"),
                members.integer("decimals", 0, 0, 10));
    }

    private static MoneyField money(Members members, String key) {
        return new MoneyField(
                RulesReader.question(members, key),
                members.decimal("min"),
                members.decimal("max"),
                members.list("currencies", Place::string));
    }

    private static DateField date(Members members, String key) {
        return new DateField(
                RulesReader.question(members, key),
                bound(members.optional("earliest")),
                bound(members.optional("latest")));
    }

    private static ChoiceField choice(Members members, String key) {
        return new ChoiceField(RulesReader.question(members, key), members.list("options", FieldReader::option));
    }

    private static MultiChoiceField choices(Members members, String key) {
        List<Option> options = members.list("options", FieldReader::option);
        return new MultiChoiceField(
                RulesReader.question(members, key),
                options,
                members.integer("min", 1, 1, MAX_OPTIONS),
                members.integer("max", Math.max(options.size(), 1), 1, MAX_OPTIONS));
    }

    private static PersonField person(Members members, String key) {
        return new PersonField(RulesReader.question(members, key), among(members.optional("from")));
    }

    private static AttachmentField attachment(Members members, String key) {
        return new AttachmentField(
                RulesReader.question(members, key),
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
                RulesReader.question(members, key),
                members.list("columns", FieldReader::read),
                members.integer("min-rows", 1, 1, MAX_ROWS),
                members.integer("max-rows", ROWS, 1, MAX_ROWS),
                members.has("total") ? members.filled("total") : null);
    }

    private static Members members(Place place, Field.Kind kind, String... own) {
        return place.members(RulesReader.members(kind, own));
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
        Matcher today = Initial.TODAY.matcher(text);
        if (today.matches()) {
            return new DateBound.FromToday((int) Initial.days(today));
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
