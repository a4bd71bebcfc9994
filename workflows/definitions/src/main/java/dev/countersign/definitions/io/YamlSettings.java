package dev.countersign.definitions.io;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.LoadSettingsBuilder;

/**
 * How texts are parsed. SnakeYAML Engine 3.0.1 fails with an exception if a character beyond 16 bits, such as an emoji, is on the boundary of its buffer, so
 * a text with such characters gets a buffer that holds all of it.
 */
final class YamlSettings {

    private static final int LONGEST = 10_000_000;

    private YamlSettings() {}

    static boolean needsOwnBuffer(String text) {
        return text.length() <= LONGEST && text.chars().anyMatch(unit -> Character.isSurrogate((char) unit));
    }

    static LoadSettings of(String text, boolean comments) {
        LoadSettingsBuilder settings =
                LoadSettings.builder().setCodePointLimit(LONGEST).setParseComments(comments);
        return (needsOwnBuffer(text) ? settings.setBufferSize(text.length() + 2) : settings).build();
    }
}
