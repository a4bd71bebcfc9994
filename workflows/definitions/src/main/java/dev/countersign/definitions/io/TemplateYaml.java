package dev.countersign.definitions.io;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Templates as people write, exchange and keep them. */
public final class TemplateYaml {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(
                    YAMLWriteFeature.MINIMIZE_QUOTES,
                    YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS,
                    YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private TemplateYaml() {}

    /** Strict: what is unknown, of the wrong type or there twice is a problem with its line. */
    public static ReadResult read(String yaml) {
        return TemplateReader.read(Source.of(YAML, yaml));
    }

    /** Everything wrong with it, in shape or, where the shape is right, in sense; with lines. */
    public static List<Problem> problems(String yaml) {
        Source source = Source.of(YAML, yaml);
        return switch (TemplateReader.read(source)) {
            case ReadResult.Problems(List<Problem> problems) -> problems;
            case ReadResult.Parsed(TemplateDefinition definition) ->
                TemplateChecks.check(definition).stream().map(source::located).toList();
        };
    }

    /** What {@link #read} reads back to an equal definition. */
    public static String write(TemplateDefinition definition) {
        return YAML.writeValueAsString(TemplateWriter.write(definition));
    }
}
