package dev.countersign.definitions.builtin;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The templates of every new tenant. */
public final class BuiltInTemplates {

    private static final List<TemplateDefinition> ALL = Stream.of(
                    "purchase-request", "leave-request", "access-request", "expense-report", "contract")
            .map(BuiltInTemplates::read)
            .toList();

    private BuiltInTemplates() {}

    public static List<TemplateDefinition> all() {
        return ALL;
    }

    private static TemplateDefinition read(String key) {
        try (var file = BuiltInTemplates.class.getResourceAsStream(key + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("the built-in template " + key + " is missing");
            }
            return switch (TemplateYaml.read(new String(file.readAllBytes(), StandardCharsets.UTF_8))) {
                case ReadResult.Parsed(TemplateDefinition definition) -> definition;
                case ReadResult.Problems(var problems) ->
                    throw new IllegalStateException("the built-in template " + key + " is wrong: " + problems);
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
