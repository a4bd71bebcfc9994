package dev.countersign.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.Role;
import dev.countersign.request.RequestService;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import dev.countersign.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewOrganisationIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> WORDS =
            List.of("initech", "Initech", "America/Chicago", "bill@initech.test", "Bill Lumbergh");

    @Test
    void anOrganisationGetsAnAdministratorAndTheReadyTemplates() {
        NewOrganisation.of(WORDS).add(product.context());
        NewOrganisation.of(WORDS).add(product.context());

        TenantId tenant =
                product.get(Tenants.class).bySlug("initech").orElseThrow().id();
        Person bill =
                product.get(People.class).byEmail(tenant, "bill@initech.test").orElseThrow();
        assertThat(bill.roles()).containsExactlyInAnyOrder(Role.EMPLOYEE, Role.ADMINISTRATOR);
        assertThat(product.get(RequestService.class)
                        .prepare(new Actor(tenant, bill.id(), bill.roles()), "purchase-request"))
                .isPresent();
    }

    /** By SMTP, into the mailbox of this machine. */
    @Test
    void theAdministratorIsInvitedByEmailAndOnceMoreWhenTheCommandIsRepeated() {
        List<String> words = List.of("initrode", "Initrode", "America/Chicago", "dom@initrode.test", "Dom Portwood");
        NewOrganisation.of(words).add(product.context());

        await().atMost(PATIENCE).until(() -> invitations() == 1);
        assertThat(newest())
                .contains("Hello Dom Portwood,", "Initrode can now use Countersign", "Sign in as dom@initrode.test")
                .contains("/organisation/people", "/organisation<", "/templates", "/new");
        NewOrganisation.of(words).add(product.context());
        await().atMost(PATIENCE).until(() -> invitations() == 2);
    }

    private static int invitations() {
        return mails().size();
    }

    private static List<String> mails() {
        return Pattern.compile("mail=([^\"&]+)")
                .matcher(mailbox("to=dom%40initrode.test"))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static String newest() {
        return mailbox("mail=" + mails().getFirst());
    }

    private static String mailbox(String query) {
        return new Visitor(product.address()).get("/local/mailbox?" + query).body();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            initech,Initech | The command is: organisation create SLUG NAME TIME-ZONE EMAIL NAME-OF-THE-ADMINISTRATOR
            initech,Initech,Chicago,bill@initech.test,Bill | 'Chicago' is no time zone
            initech,Initech,UTC,bill@Erased.invalid,Bill | An administrator cannot have the address 'bill@Erased.invalid'
            initech,Initech,UTC,bill,Bill | An administrator cannot have the address 'bill'
            """)
    void whatTheCommandCannotUseIsSaid(String words, String sentence) {
        List<String> given = List.of(words.split(",", -1));

        assertThatThrownBy(() -> NewOrganisation.of(given)).hasMessage(sentence);
    }
}
