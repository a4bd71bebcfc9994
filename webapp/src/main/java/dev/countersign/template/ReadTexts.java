package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads the texts of drafts. One change of a draft needs what the same text says several times: to change it, to show it and to check it. So the last
 * texts are kept with what they say.
 */
@Component
class ReadTexts {

    private static final int MOST = 32;

    /** In characters. Longer texts are rare, and are read each time. */
    private static final int LONGEST = 300_000;

    private final Map<String, Optional<TemplateDefinition>> read = new LinkedHashMap<>(MOST, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<TemplateDefinition>> eldest) {
            return size() > MOST;
        }
    };

    /** Empty if the text cannot be read. */
    Optional<TemplateDefinition> definition(String yaml) {
        synchronized (read) {
            Optional<TemplateDefinition> known = read.get(yaml);
            if (known != null) {
                return known;
            }
        }
        Optional<TemplateDefinition> definition =
                TemplateYaml.read(yaml) instanceof ReadResult.Parsed(TemplateDefinition now)
                        ? Optional.of(now)
                        : Optional.empty();
        if (yaml.length() <= LONGEST) {
            synchronized (read) {
                read.put(yaml, definition);
            }
        }
        return definition;
    }
}
