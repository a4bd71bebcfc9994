package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.ChoiceResult;
import dev.countersign.administration.ChoiceResult.Limit;
import dev.countersign.administration.OrganisationSettings;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffMember;
import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.attachment.ReceiveResult;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.request.RequestFiles;
import dev.countersign.tenant.TenantLimits;
import dev.countersign.tenant.Tenants;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an organisation offers its people and limits, and what follows from that. */
class OrganisationSettingsIT {

    private static final Optional<Integer> AS_CONFIGURED = Optional.empty();

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void whoSpeaksNoLanguageThatIsOfferedIsSpokenToInTheFirst() {
        company.get(People.class).speak(company.ana, Locale.of("es"));
        assertThat(locale(company.ana).getLanguage()).isEqualTo("es");

        assertThat(offer(company.elena, List.of("en"))).isEqualTo(new ChoiceResult.Saved());
        assertThat(locale(company.ana)).isEqualTo(Locale.ENGLISH);
        assertThat(company.get(Staff.class)
                        .open(company.elena, company.ana.person())
                        .map(StaffMember::locale))
                .contains(Locale.ENGLISH);

        assertThat(offer(company.elena, List.of("es", "en"))).isEqualTo(new ChoiceResult.Saved());
        assertThat(locale(company.ana).getLanguage())
                .as("what they chose is not lost")
                .isEqualTo("es");
        assertThat(company.count("select count(*) from audit_entry where kind = 'organisation.languages'"))
                .isEqualTo(2);
    }

    @Test
    void languagesThatThereAreNotAreRefused() {
        for (List<String> wrong : List.of(List.<String>of(), List.of("fr"), List.of("es", "es"), List.of("en es"))) {
            assertThat(offer(company.elena, wrong)).isEqualTo(new ChoiceResult.LanguagesWrong());
        }
        assertThat(offer(company.ana, List.of("es"))).isEqualTo(new ChoiceResult.NotAllowed());
    }

    @Test
    void aFileThatIsTooLargeForTheOrganisationIsRefusedThereAndNotElsewhere() throws IOException {
        assertThat(limit(company.elena, new TenantLimits(Optional.of(1), AS_CONFIGURED, AS_CONFIGURED)))
                .isEqualTo(new ChoiceResult.Saved());
        assertThat(send(company.ana)).isEqualTo(new ReceiveResult.TooLarge(1_048_576));
        Company other = companies.open();
        assertThat(other.get(AttachedFiles.class).limits(other.tenant).largest().toMegabytes())
                .isEqualTo(25);

        assertThat(limit(company.elena, new TenantLimits(AS_CONFIGURED, Optional.of(3), AS_CONFIGURED)))
                .isEqualTo(new ChoiceResult.Saved());
        assertThat(company.get(AttachedFiles.class).limits(company.tenant).perRequest())
                .isEqualTo(3);
        assertThat(company.get(AttachedFiles.class)
                        .limits(company.tenant)
                        .largest()
                        .toMegabytes())
                .isEqualTo(25);
    }

    @Test
    void aLimitIsNeverWiderThanTheConfiguredOne() {
        assertThat(limit(company.elena, new TenantLimits(Optional.of(26), AS_CONFIGURED, AS_CONFIGURED)))
                .isEqualTo(new ChoiceResult.OutOfRange(Limit.LARGEST_FILE, 25));
        assertThat(limit(company.elena, new TenantLimits(AS_CONFIGURED, Optional.of(0), AS_CONFIGURED)))
                .isEqualTo(new ChoiceResult.OutOfRange(Limit.FILES_PER_REQUEST, 50));
        assertThat(limit(company.ana, new TenantLimits(Optional.of(2), AS_CONFIGURED, AS_CONFIGURED)))
                .isEqualTo(new ChoiceResult.NotAllowed());
    }

    private ReceiveResult send(Actor sender) throws IOException {
        return company.get(RequestFiles.class)
                .receive(
                        sender,
                        Set.of(FileKind.PDF),
                        new IncomingFile("x.pdf", 1_048_577, new ByteArrayInputStream(new byte[1])));
    }

    private Locale locale(Actor person) {
        return company.get(People.class)
                .find(company.tenant, person.person())
                .map(Person::locale)
                .orElseThrow();
    }

    private ChoiceResult offer(Actor actor, List<String> languages) {
        return settings().offer(actor, company.get(Tenants.class).languages(company.tenant), languages);
    }

    private ChoiceResult limit(Actor actor, TenantLimits limits) {
        return settings().limit(actor, company.get(Tenants.class).limits(company.tenant), limits);
    }

    private OrganisationSettings settings() {
        return company.get(OrganisationSettings.class);
    }
}
