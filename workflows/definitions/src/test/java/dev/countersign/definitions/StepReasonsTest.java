package dev.countersign.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.builtin.BuiltInTemplates;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepReasonsTest {

    private static final String ENGLISH = "Training above €15,000 needs a contract request instead of a purchase.";
    private static final String SPANISH =
            "La formación de más de 15.000 € necesita una solicitud de contrato en lugar de una compra.";

    private final TemplateDefinition purchase = BuiltInTemplates.all().stream()
            .filter(template -> template.key().equals("purchase-request"))
            .findFirst()
            .orElseThrow();

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, SPANISH})
    void aReasonOfTheTemplateIsReadInTheReadersLanguageWhicheverItWasGivenIn(String said) {
        assertThat(StepReasons.translated(purchase, said).in(Locale.ENGLISH)).isEqualTo(ENGLISH);
        assertThat(StepReasons.translated(purchase, said).in(Locale.of("es"))).isEqualTo(SPANISH);
    }

    @Test
    void whatAPersonWroteStaysAsItIs() {
        assertThat(StepReasons.translated(purchase, "Not this year.").in(Locale.of("es")))
                .isEqualTo("Not this year.");
    }
}
