package dev.countersign.definitions.builtin;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The library of ready templates. */
public final class BuiltInTemplates {

    private static final List<TemplateDefinition> OF_NEW_TENANTS =
            read("purchase-request", "leave-request", "access-request", "expense-report", "contract");

    private static final List<TemplateDefinition> ALL = Stream.concat(
                    OF_NEW_TENANTS.stream(),
                    read(
                            "travel-request",
                            "order",
                            "hiring",
                            "change-request",
                            "supplier-onboarding",
                            "budget-transfer",
                            "invoice-approval",
                            "policy-exception")
                            .stream())
            .toList();

    private BuiltInTemplates() {}

    /** Everything that a new template can be made from. */
    public static List<TemplateDefinition> all() {
        return ALL;
    }

    /** Those of them that every new tenant has from the beginning. */
    public static List<TemplateDefinition> ofNewTenants() {
        return OF_NEW_TENANTS;
    }

    private static List<TemplateDefinition> read(String... keys) {
        return Stream.of(keys).map(BuiltInTemplates::read).toList();
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
