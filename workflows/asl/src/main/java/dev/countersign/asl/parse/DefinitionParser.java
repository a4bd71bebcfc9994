package dev.countersign.asl.parse;

import dev.countersign.asl.query.QueryLanguage;
import dev.countersign.asl.state.Flow;
import dev.countersign.asl.state.Machine;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a definition. */
public final class DefinitionParser {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private DefinitionParser() {}

    public static Machine parse(String definition) throws InvalidDefinition {
        Problems problems = new Problems();
        Machine machine = parse(definition, problems);
        if (!problems.leftOut().isEmpty()) {
            throw new InvalidDefinition(problems.leftOut());
        }
        return machine;
    }

    /** The same, with what is not supported here. */
    public static Machine parseWhole(String definition) throws InvalidDefinition {
        return parse(definition, new Problems());
    }

    private static Machine parse(String definition, Problems problems) throws InvalidDefinition {
        Machine machine = read(definition, problems);
        if (machine == null || !problems.isEmpty()) {
            throw new InvalidDefinition(problems.all());
        }
        return machine;
    }

    public static List<Problem> problems(String definition) {
        Problems problems = new Problems();
        read(definition, problems);
        return problems.isEmpty() ? problems.leftOut() : problems.all();
    }

    /** What is valid and looks like a mistake; empty if the definition cannot be read. */
    public static List<Problem> warnings(String definition) {
        try {
            return Warnings.in(MAPPER.readTree(definition));
        } catch (JacksonException unreadable) {
            return List.of();
        }
    }

    private static @Nullable Machine read(String definition, Problems problems) {
        JsonNode json;
        try {
            json = MAPPER.readTree(definition);
        } catch (JacksonException e) {
            problems.json(JsonMistake.location(definition, e), JsonMistake.message(definition, e));
            return null;
        }
        if (!json.isObject()) {
            problems.schema("", "Definition must be a valid JSON object");
            return null;
        }
        QueryLanguage language = FlowParser.named(json.path("QueryLanguage").asString("JSONPath"));
        Fields fields = new Fields(json, "", language, problems);
        Flow flow = FlowParser.parse(fields);
        fields.number("TimeoutSeconds", 1, true);
        JsonNode timeout = fields.raw("TimeoutSeconds");
        return Machine.of(
                flow, timeout.isIntegralNumber() ? OptionalLong.of(timeout.longValue()) : OptionalLong.empty());
    }
}
