package dev.countersign.definitions.io;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Templates as people write, import and export them. */
public final class TemplateYaml {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(
                    YAMLWriteFeature.MINIMIZE_QUOTES,
                    YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS,
                    YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private TemplateYaml() {}

    /** Strict: an unknown or duplicate member and a wrong type are problems, with their line. */
    public static ReadResult read(String yaml) {
        return TemplateReader.read(source(yaml));
    }

    /** The problems of the syntax or, if there are none, of the meaning; with lines. */
    public static List<Problem> problems(String yaml) {
        Source source = source(yaml);
        return switch (TemplateReader.read(source)) {
            case ReadResult.Problems(List<Problem> problems) -> problems;
            case ReadResult.Parsed(TemplateDefinition definition) ->
                TemplateChecks.check(definition).stream().map(source::located).toList();
        };
    }

    /** The problems with their places in this text, from which the definition was read. */
    public static List<Problem> located(String yaml, List<Problem> problems) {
        Source source = source(yaml);
        return problems.stream().map(source::located).toList();
    }

    /** What {@link #read} reads back to an equal definition. */
    public static String write(TemplateDefinition definition) {
        return YAML.writeValueAsString(TemplateWriter.write(definition));
    }

    /**
     * The same as {@link #write}, with the comments of the text from which the definition was read before it was changed. Comments of what does not
     * exist any more are dropped.
     */
    public static String rewrite(String source, TemplateDefinition changed) {
        String plain = write(changed);
        if (source.indexOf('#') < 0) {
            // No comment begins without this sign.
            return plain;
        }
        if (!(read(source) instanceof ReadResult.Parsed)) {
            return plain;
        }
        String commented = Comments.carry(source, plain);
        return read(commented).equals(new ReadResult.Parsed(changed)) ? commented : plain;
    }

    private static Source source(String yaml) {
        YAMLMapper mapper = YamlSettings.needsOwnBuffer(yaml)
                ? new YAMLMapper(YAMLFactory.builder()
                        .loadSettings(YamlSettings.of(yaml, false))
                        .build())
                : YAML;
        return Source.of(mapper, yaml);
    }
}
