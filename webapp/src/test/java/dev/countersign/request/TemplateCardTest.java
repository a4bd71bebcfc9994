package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.builtin.BuiltInTemplates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateCardTest {

    @ParameterizedTest
    @CsvSource({
        "holiday, leave-request",
        "VACACIONES, leave-request",
        "ausencia, leave-request",
        "permiso sin sueldo, leave-request",
        "sueldo permiso, leave-request",
        "formacion, purchase-request",
        "Software, purchase-request",
        "acceso, access-request"
    })
    void aTemplateIsFoundByWhatItOffersInBothLanguagesAndWithoutAccents(String words, String key) {
        assertThat(BuiltInTemplates.ofNewTenants().stream()
                        .map(TemplateCard::of)
                        .filter(card -> card.isFoundBy(words))
                        .map(TemplateCard::key))
                .containsExactly(key);
    }
}
