package dev.countersign.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.text.Text;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"Not this year.", "Ana answered no", "Rivas cannot be reached: try later."})
    void whatAPersonWroteStaysAsItIs(String said) {
        assertThat(StepReasons.translated(purchase, said).in(Locale.of("es"))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vendor.test answered 503: down for a while | vendor.test ha respondido 503: down for a while",
                "“travel-vendor” answered 422: Nothing is left. | «travel-vendor» ha respondido 422: Nothing is left.",
                "“travel-vendor” answered 503 | «travel-vendor» ha respondido 503",
                "vendor.test answered 503 | vendor.test ha respondido 503",
                "vendor.test did not answer within 20 seconds. | vendor.test no ha respondido en 20 segundos.",
                "vendor.test cannot be reached: ConnectException. | No se puede conectar con vendor.test: ConnectException.",
                "10.0.0.1 has an address that is not public, which is not called. | 10.0.0.1 tiene una dirección que no es pública, y a esas no se llama.",
                "There is no connector “bank”. | No hay ningún conector «bank».",
                "id.test answered 500 when asked for an access token. | id.test ha respondido 500 al pedirle un token de acceso.",
                "The answer is larger than 1000000 bytes. | La respuesta ocupa más de 1000000 bytes.",
            })
    void whyAFunctionFailedIsReadInTheLanguageOfTheReader(String said, String spanish) {
        Text translated = StepReasons.translated(purchase, said);
        assertThat(translated.in(Locale.ENGLISH)).isEqualTo(said);
        assertThat(translated.in(Locale.of("es"))).isEqualTo(spanish);
    }
}
