package dev.countersign.people;

import dev.countersign.definitions.text.Text;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The name of a group in its column: plain text, or a JSON object if there are translations. */
public final class GroupName {

    private static final JsonMapper JSON = JsonMapper.shared();

    private GroupName() {}

    public static String write(Text name) {
        if (name.translations().isEmpty()) {
            return name.standard();
        }
        ObjectNode languages = JSON.createObjectNode();
        languages.put(Text.STANDARD_LANGUAGE, name.standard());
        name.translations().forEach(languages::put);
        return languages.toString();
    }

    public static Text read(String column) {
        if (!column.startsWith("{")) {
            return Text.of(column);
        }
        JsonNode languages = JSON.readTree(column);
        Map<String, String> translations = new HashMap<>();
        languages.properties().stream()
                .filter(language -> !language.getKey().equals(Text.STANDARD_LANGUAGE))
                .forEach(language ->
                        translations.put(language.getKey(), language.getValue().stringValue()));
        return new Text(languages.path(Text.STANDARD_LANGUAGE).stringValue(), translations);
    }
}
