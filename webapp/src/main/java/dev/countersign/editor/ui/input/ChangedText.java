package dev.countersign.editor.ui.input;

import dev.countersign.definitions.text.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A change of a text in some of its languages. */
final class ChangedText {

    private ChangedText() {}

    /** The newest text with what a person has changed in it. Their other languages may be older than those of the newest one. */
    static Text of(Text before, Text after, Text newest) {
        Map<String, String> translations = new HashMap<>(newest.translations());
        Set<String> languages = new HashSet<>(before.translations().keySet());
        languages.addAll(after.translations().keySet());
        for (String language : languages) {
            String now = after.translations().get(language);
            if (!Objects.equals(before.translations().get(language), now)) {
                translations.compute(language, (_, _) -> now);
            }
        }
        return new Text(
                before.standard().equals(after.standard()) ? newest.standard() : after.standard(), translations);
    }
}
