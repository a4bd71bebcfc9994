package dev.countersign.editor.ui.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.text.Text;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangedTextTest {

    private static final Text BEFORE = new Text("Leave", Map.of("es", "Permiso"));

    @Test
    void aChangeOfOneLanguageLeavesTheNewestTextOfTheOthers() {
        Text newest = new Text("Absence", Map.of("es", "Permiso", "de", "Urlaub"));
        assertThat(ChangedText.of(BEFORE, new Text("Leave", Map.of("es", "Ausencia")), newest))
                .isEqualTo(new Text("Absence", Map.of("es", "Ausencia", "de", "Urlaub")));
        assertThat(ChangedText.of(BEFORE, new Text("Holiday", Map.of("es", "Permiso")), newest))
                .isEqualTo(new Text("Holiday", Map.of("es", "Permiso", "de", "Urlaub")));
    }

    @Test
    void aTranslationThatWasEmptiedIsRemoved() {
        assertThat(ChangedText.of(BEFORE, Text.of("Leave"), BEFORE)).isEqualTo(Text.of("Leave"));
    }
}
