package dev.countersign.definitions;

import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A template with everything that the language can say. */
public final class EveryStep {

    public static final TemplateDefinition TEMPLATE = read();

    private EveryStep() {}

    private static TemplateDefinition read() {
        try (InputStream yaml = EveryStep.class.getResourceAsStream("/templates/every-step.yaml")) {
            return switch (TemplateYaml.read(new String(yaml.readAllBytes(), StandardCharsets.UTF_8))) {
                case ReadResult.Parsed(TemplateDefinition definition) -> definition;
                case ReadResult.Problems(var problems) -> throw new AssertionError(problems);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
