package dev.countersign.editor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.check.Problem;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemWordsTest {

    private final TemplateDefinition template = BuiltInTemplates.all().getFirst();

    @Test
    void aProblemNamesItsStep() {
        String step = template.steps().getFirst().name().in(Locale.ENGLISH);

        assertThat(said("/steps/0/own-request", "template.own-request", Locale.UK))
                .isEqualTo("Step “%s”: Requesters can decide their own request here.".formatted(step));
        assertThat(said("/steps/0/own-request", "template.own-request", Locale.of("es")))
                .startsWith("Paso «")
                .endsWith("»: Aquí los solicitantes pueden decidir su propia solicitud.");
    }

    @Test
    void aProblemNamesItsField() {
        String field = template.form().fields().getFirst().label().in(Locale.ENGLISH);

        assertThat(said("/form/0/options", "template.no-options", Locale.UK))
                .startsWith("Field “%s”: ".formatted(field));
    }

    @Test
    void aProblemOfTheTemplateStandsAlone() {
        assertThat(said("/steps", "template.no-steps", Locale.UK)).isEqualTo("There are no steps.");
    }

    private String said(String path, String message, Locale locale) {
        return ProblemWords.of(
                Problem.warning(path, message),
                Optional.of(template),
                new Formats(new Translations(), locale, ZoneOffset.UTC, Clock.systemUTC()));
    }
}
