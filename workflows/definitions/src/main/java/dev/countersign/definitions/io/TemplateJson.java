package dev.countersign.definitions.io;

import dev.countersign.definitions.TemplateDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Templates as the database stores them: JSON with the same members as the YAML. */
public final class TemplateJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TemplateJson() {}

    /** As strict as {@link TemplateYaml#read}. */
    public static ReadResult read(String json) {
        return TemplateReader.read(Source.of(JSON, json));
    }

    /** The tree that {@link #write} writes. */
    public static ObjectNode tree(TemplateDefinition definition) {
        return TemplateWriter.write(definition);
    }

    /** What {@link #read} reads back to an equal definition; compact. */
    public static String write(TemplateDefinition definition) {
        return TemplateWriter.write(definition).toString();
    }
}
