package dev.countersign.editor.ui.form;

import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Initial;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What is special about dates. */
final class DateProperties {

    private DateProperties() {}

    static void date(ItemProperties<DateField> properties, DateField field) {
        FieldScope scope = properties.scope();
        properties.addGroup(
                "template.field.limits",
                List.of("/earliest", "/latest", "/default"),
                List.of(
                        properties
                                .bind()
                                .bind(
                                        "/default",
                                        new DayInput(scope, "template.field.default", false),
                                        one -> Optional.ofNullable(
                                                initial(one.rules().initial())),
                                        (one, day) -> one.with(one.question()
                                                .with(one.rules()
                                                        .initial(day.map(DateProperties::written)
                                                                .orElse(null))))),
                        properties
                                .bind()
                                .bind(
                                        "/earliest",
                                        new DayInput(scope, "template.field.earliest", true),
                                        one -> Optional.ofNullable(one.earliest()),
                                        (one, day) -> new DateField(one.question(), day.orElse(null), one.latest())),
                        properties
                                .bind()
                                .bind(
                                        "/latest",
                                        new DayInput(scope, "template.field.latest", true),
                                        one -> Optional.ofNullable(one.latest()),
                                        (one, day) ->
                                                new DateField(one.question(), one.earliest(), day.orElse(null)))));
    }

    private static @Nullable DateBound initial(@Nullable JsonNode node) {
        String text = node == null ? "" : node.asString("");
        Matcher today = Initial.TODAY.matcher(text);
        if (today.matches()) {
            return new DateBound.FromToday((int) Initial.days(today));
        }
        try {
            return text.isEmpty() ? null : new DateBound.Fixed(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static JsonNode written(DateBound day) {
        return StringNode.valueOf(
                switch (day) {
                    case DateBound.Fixed(LocalDate date) -> date.toString();
                    case DateBound.FromToday(int days) -> days == 0 ? "today" : "today%+d".formatted(days);
                    case DateBound.SameAs(String other) -> other;
                });
    }
}
