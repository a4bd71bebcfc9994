package dev.countersign.definitions.io;

import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FieldRules;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.Question;
import dev.countersign.definitions.form.Section;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;

/** Reads what all kinds of fields have, and sections. */
final class RulesReader {

    static final String SECTION = "section";

    /** What can be calculated. */
    static final Set<Field.Kind> COMPUTED =
            Set.of(Field.Kind.TEXT, Field.Kind.LONG_TEXT, Field.Kind.NUMBER, Field.Kind.MONEY, Field.Kind.DATE);

    private static final Set<Field.Kind> WITHOUT_INITIAL = Set.of(Field.Kind.ATTACHMENT, Field.Kind.TABLE);
    private static final List<String> COMMON =
            List.of("label", "help", "required", "visible-when", "required-when", "read-only-when");

    private RulesReader() {}

    /** The members that fields of a kind may have. */
    static String[] members(Field.Kind kind, String... own) {
        Stream<String> rules = Stream.concat(
                COMPUTED.contains(kind) ? Stream.of("computed") : Stream.empty(),
                WITHOUT_INITIAL.contains(kind) ? Stream.empty() : Stream.of("default"));
        return Kinds.with(kind, own, Stream.concat(COMMON.stream(), rules).toArray(String[]::new));
    }

    static Question question(Members members, String key) {
        return new Question(
                members.string(key),
                members.text("label"),
                members.textOrNone("help"),
                members.flag("required"),
                new FieldRules(
                        expression(members, "visible-when"),
                        expression(members, "required-when"),
                        expression(members, "read-only-when"),
                        expression(members, "computed"),
                        initial(members.optional("default"))));
    }

    private static @Nullable String expression(Members members, String name) {
        return members.has(name) ? members.filled(name) : null;
    }

    /** A number keeps its decimals. */
    private static @Nullable JsonNode initial(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        return place.node().isNumber() ? DecimalNode.valueOf(place.node().decimalValue()) : place.node();
    }

    /** A field or a section. */
    static @Nullable FormItem item(Place place) {
        return place.node().has(SECTION) ? section(place) : FieldReader.read(place);
    }

    private static Section section(Place place) {
        Members members = place.members(SECTION, "label", "help", "columns", "visible-when");
        return new Section(
                members.filled(SECTION),
                members.textOrNone("label"),
                members.textOrNone("help"),
                members.integer("columns", 1, 1, Section.MOST_COLUMNS),
                expression(members, "visible-when"));
    }
}
