package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A title in its columns: in the language of the requester, for the search, and in every language if they differ. */
final class StoredTitle {

    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredTitle() {}

    /** The value of the column of translations: null if the title is the same in every language. */
    static @Nullable String translations(Text title) {
        if (title.translations().isEmpty()) {
            return null;
        }
        ObjectNode languages = JSON.createObjectNode();
        languages.put(Text.STANDARD_LANGUAGE, title.standard());
        title.translations().forEach(languages::put);
        return languages.toString();
    }

    static Text read(String title, @Nullable String translations) {
        if (translations == null) {
            return Text.of(title);
        }
        JsonNode languages = JSON.readTree(translations);
        Map<String, String> others = new HashMap<>();
        languages.properties().stream()
                .filter(language -> !language.getKey().equals(Text.STANDARD_LANGUAGE))
                .forEach(language ->
                        others.put(language.getKey(), language.getValue().stringValue()));
        return new Text(languages.path(Text.STANDARD_LANGUAGE).stringValue(), others);
    }
}
