package dev.countersign.definitions.function;

import dev.countersign.definitions.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The functions that templates may call. Each is described by a file beside this class. Functions that only queues call, such as the one that
 * sends emails, are not among them.
 */
public final class FunctionCatalogue {

    private static final List<String> NAMES = List.of("policy-check", "http-request");

    private static final List<FunctionDescription> ALL =
            NAMES.stream().map(FunctionCatalogue::read).toList();

    private FunctionCatalogue() {}

    /** In the order in which they are offered. */
    public static List<FunctionDescription> all() {
        return ALL;
    }

    public static Optional<FunctionDescription> find(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The names of all, for people. */
    public static String names() {
        return ALL.stream().map(FunctionDescription::name).sorted().collect(Collectors.joining(", "));
    }

    private static FunctionDescription read(String name) {
        try (InputStream file = FunctionCatalogue.class.getResourceAsStream(name + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("function " + name + " is not described");
            }
            JsonNode json = YAMLMapper.shared().readTree(file);
            return new FunctionDescription(
                    name,
                    text(json.required("title")),
                    text(json.required("help")),
                    json.required("changes").booleanValue(),
                    words(json.path("final-errors")),
                    parameters(json.required("input")),
                    parameters(json.required("output")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Parameter> parameters(JsonNode members) {
        return members.properties().stream()
                .map(member -> parameter(member.getKey(), member.getValue()))
                .toList();
    }

    private static Parameter parameter(String name, JsonNode json) {
        return new Parameter(
                name,
                text(json.required("label")),
                json.has("help") ? text(json.get("help")) : Text.NONE,
                Parameter.Type.valueOf(json.required("type").stringValue().toUpperCase(Locale.ROOT)),
                json.path("required").asBoolean(false),
                words(json.path("words")));
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    private static Text text(JsonNode json) {
        Map<String, String> translations = new HashMap<>();
        json.properties()
                .forEach(language ->
                        translations.put(language.getKey(), language.getValue().stringValue()));
        String standard = translations.remove(Text.STANDARD_LANGUAGE);
        if (standard == null) {
            throw new IllegalStateException("a text without English: " + json);
        }
        return new Text(standard, translations);
    }
}
