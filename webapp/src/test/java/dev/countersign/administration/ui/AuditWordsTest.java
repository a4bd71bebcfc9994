package dev.countersign.administration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditWordsTest {

    private static final Map<String, PersonName> PEOPLE =
            Map.of("ana", named("Ana Torres"), "luis", named("Luis Pardo"));
    private static final Formats SPANISH =
            new Formats(new Translations(), Locale.forLanguageTag("es-ES"), ZoneOffset.UTC, Clock.systemUTC());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            verdict   | REQUEST_CHANGES        | Pedir cambios
            roles     | AUDITOR, SERVICE_DESK  | Auditor, Soporte
            kind      | REQUEST_FAILED         | Una solicitud ha fallado
            asked     | ana luis               | Ana Torres, Luis Pardo
            asked     | 2                      | 2
            until     | 2027-03-01             | 1 mar 2027
            week      | MONDAY 09:00-17:00, FRIDAY 09:00-13:00 | lun 09:00–17:00, vie 09:00–13:00
            week      | MONDAY                 | MONDAY
            comment   | APPROVE                | APPROVE
            group     | person                 | person
            form      | {"total":{"amount":"12.5","currency":"EUR"},"why":"New","days":[1,2]} | total: amount: 12.5, currency: EUR/why: New/days: 1; 2
            result    | no JSON                | no JSON
            what      | something new          | something new
            """)
    void whatTheProgramWroteIsInTheLanguageOfTheReaderAndWhatPeopleTypedIsNot(String name, String value, String shown) {
        assertThat(AuditWords.value(person -> Optional.ofNullable(PEOPLE.get(person)), name, value, SPANISH)
                        .replace('\n', '/'))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"issuer, Proveedor de identidad", "zone-before, Zona horaria (antes)", "name-before, Nombre anterior"})
    void aDetailHasAName(String name, String shown) {
        assertThat(AuditWords.detail(name, SPANISH)).isEqualTo(shown);
    }

    private static PersonName named(String name) {
        return new PersonName(new PersonId(UUID.randomUUID()), name, "someone@acme.test");
    }
}
