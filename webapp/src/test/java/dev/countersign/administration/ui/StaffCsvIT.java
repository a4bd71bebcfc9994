package dev.countersign.administration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffImport;
import dev.countersign.administration.StaffImportResult;
import dev.countersign.people.Actor;
import dev.countersign.people.Role;
import dev.countersign.people.SignedIn;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** All people of an organisation as a file. */
@SpringJUnitConfig(Services.class)
class StaffCsvIT {

    private final Staff staff;
    private final StaffImport imports;
    private final TenantId acme;
    private final Actor elena;

    @Autowired
    StaffCsvIT(Staff staff, StaffImport imports, Organisation organisation) {
        this.staff = staff;
        this.imports = imports;
        this.acme = organisation.found();
        this.elena = organisation.administrator(acme, "Elena Prado");
        organisation.employee(acme, "Ana Torres", elena);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, 'name,email,department,'", "es-ES, 'name;email;department;'"})
    void theFileOpensInTheSpreadsheetOfTheReaderAndComesBackUnchanged(String language, String titles)
            throws IOException {
        SignedIn reader = new SignedIn(
                acme,
                elena.person(),
                "Elena Prado",
                "elena.prado@example.test",
                Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR),
                Locale.forLanguageTag(language),
                ZoneId.of("Europe/Madrid"));
        MockHttpServletResponse file = new MockHttpServletResponse();

        new StaffCsv(staff, () -> reader).download(file);

        assertThat(file.getContentAsString(StandardCharsets.UTF_8)).startsWith("\uFEFF" + titles);
        StaffImportResult.Read read =
                (StaffImportResult.Read) imports.preview(reader.actor(), file.getContentAsByteArray());
        assertThat(read.rows())
                .hasSize(2)
                .extracting(StaffImportResult.Row::kind)
                .containsOnly(StaffImportResult.Kind.SAME);
    }
}
