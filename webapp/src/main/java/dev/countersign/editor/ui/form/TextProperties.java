package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.Component;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.form.TextPattern;
import dev.countersign.definitions.text.Text;
import dev.countersign.editor.ui.input.LanguagesInput;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What is special about text. */
final class TextProperties {

    private static final int MOST = 100_000;
    private static final List<String> MEMBERS = List.of("/min-length", "/max-length", "/pattern", "/default");

    private TextProperties() {}

    static void text(ItemProperties<TextField> properties, TextField field) {
        List<Component> parts = List.of(
                initial(properties, TextField.class),
                Counts.whole(
                        properties,
                        "/min-length",
                        "template.field.min-length",
                        0,
                        MOST,
                        TextField::minLength,
                        (one, length) -> new TextField(one.question(), length, one.maxLength(), one.pattern())),
                Counts.whole(
                        properties,
                        "/max-length",
                        "template.field.max-length",
                        1,
                        MOST,
                        TextField::maxLength,
                        (one, length) -> new TextField(one.question(), one.minLength(), length, one.pattern())),
                pattern(properties),
                message(properties));
        properties.addGroup("template.field.limits", MEMBERS, parts);
    }

    private static Component pattern(ItemProperties<TextField> properties) {
        FieldScope scope = properties.scope();
        var pattern = new com.vaadin.flow.component.textfield.TextField(scope.say("template.field.pattern"));
        pattern.setHelperText(scope.say("template.field.pattern.about", "[A-Z]{2}-[0-9]{4}"));
        pattern.setManualValidation(true);
        return properties
                .bind()
                .bind(
                        "/pattern",
                        pattern,
                        one -> one.pattern() == null ? "" : one.pattern().regex(),
                        TextProperties::withRegex);
    }

    private static Component message(ItemProperties<TextField> properties) {
        FieldScope scope = properties.scope();
        return properties
                .bind()
                .bind(
                        "/pattern-message",
                        LanguagesInput.line(scope.say("template.field.pattern-message")),
                        one -> one.pattern() == null ? Text.NONE : one.pattern().message(),
                        (one, message) -> one.pattern() == null
                                ? one
                                : with(one, new TextPattern(one.pattern().regex(), message)));
    }

    private static TextField withRegex(TextField field, String regex) {
        return regex.isBlank()
                ? new TextField(field.question(), field.minLength(), field.maxLength(), null)
                : with(
                        field,
                        new TextPattern(
                                regex,
                                field.pattern() == null
                                        ? Text.NONE
                                        : field.pattern().message()));
    }

    private static TextField with(TextField field, TextPattern pattern) {
        return new TextField(field.question(), field.minLength(), field.maxLength(), pattern);
    }

    static void longText(ItemProperties<LongTextField> properties, LongTextField field) {
        List<Component> parts = List.of(
                initial(properties, LongTextField.class),
                Counts.whole(
                        properties,
                        "/min-length",
                        "template.field.min-length",
                        0,
                        MOST,
                        LongTextField::minLength,
                        (one, length) -> new LongTextField(one.question(), length, one.maxLength())),
                Counts.whole(
                        properties,
                        "/max-length",
                        "template.field.max-length",
                        1,
                        MOST,
                        LongTextField::maxLength,
                        (one, length) -> new LongTextField(one.question(), one.minLength(), length)));
        properties.addGroup("template.field.limits", MEMBERS, parts);
    }

    private static <F extends Field> Component initial(ItemProperties<F> properties, Class<F> kind) {
        var input = new com.vaadin.flow.component.textfield.TextField(
                properties.scope().say("template.field.default"));
        input.setManualValidation(true);
        return properties
                .bind()
                .bind(
                        "/default",
                        input,
                        one -> Optional.ofNullable(one.rules().initial())
                                .map(JsonNode::asString)
                                .orElse(""),
                        (one, typed) -> kind.cast(one.with(one.question()
                                .with(one.rules()
                                        .initial(typed.isBlank() ? null : StringNode.valueOf(typed.strip()))))));
    }
}
