package dev.countersign.e2e.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishTest {

    private final English english = new English();

    EnglishTest() throws IOException {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Approved",
                "Retirada · Withdrawn · 28 nov 2026",
                "Propietario del sistema: System owner",
                "hace 5 minutos, due Tuesday",
                "Access to Nóminas",
                "You were asked because eres responsable de Ana Torres.",
                "Something that only a library says about the page",
                "4 Dec 2026"
            })
    void whatABundleOrAnybodySaysInEnglishIsFound(String text) {
        assertThat(english.in(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Aprobada",
                "Wendy Bell · Solicitud de compra · vence mañana 18:00",
                "Se te pide decidir porque eres responsable de Hank Scott.",
                "4 dic 2026, 22:20 CET",
                "12.000 €",
                "Countersign",
                "Sistema",
                "No se ha podido confirmar el final de esta solicitud."
            })
    void spanishIsNot(String text) {
        assertThat(english.in(text)).isEmpty();
    }
}
