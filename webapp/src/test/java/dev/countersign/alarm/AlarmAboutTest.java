package dev.countersign.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmAboutTest {

    /** A Spanish alarm said "plantillas: Purchase request". */
    @Test
    void templatesAreNamedInTheLanguageOfTheReader() {
        Map<String, String> facts = AlarmAbout.named(
                AlarmAbout.TEMPLATES,
                List.of(new Text("Purchase request", Map.of("es", "Solicitud de compra")), Text.of("Trip")));
        AlarmAbout about = new AlarmAbout(AlarmAbout.What.GROUP, Text.of("Legal"), facts);

        assertThat(about.open(Locale.ENGLISH, AlarmAboutTest::say)).isEqualTo("Purchase request, Trip");
        assertThat(about.open(Locale.of("es"), AlarmAboutTest::say)).isEqualTo("Solicitud de compra, Trip");
        assertThat(about.open(Locale.FRENCH, AlarmAboutTest::say)).isEqualTo("Purchase request, Trip");
    }

    @Test
    void theNameOfATemplateIsKeptInItsLanguages() {
        Text name = new Text("Leave request", Map.of("es", "Vacaciones"));
        assertThat(AlarmAbout.name(Alarm.NAME, AlarmAbout.named(Alarm.NAME, List.of(name))))
                .isEqualTo(name);
    }

    private static String say(String key, Object... arguments) {
        return arguments[0].toString();
    }
}
