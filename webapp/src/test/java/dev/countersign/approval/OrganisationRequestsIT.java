package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationFilter.State;
import dev.countersign.administration.OrganisationPage;
import dev.countersign.administration.OrganisationRequests;
import dev.countersign.administration.Trouble;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of all requests of an organisation: what is found, and what is said to be wrong. */
class OrganisationRequestsIT {

    @TempDir
    static Path dataDir;

    private static LocalAws aws;
    private static Company company;
    private static OrganisationRequests requests;

    @BeforeAll
    static void found() throws IOException {
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabase.get().empty(), Company.KEYS));
        company = new Company(aws.endpoint(), dataDir);
        requests = company.get(OrganisationRequests.class);
    }

    @AfterAll
    static void close() {
        company.close();
        aws.close();
    }

    @Test
    void onlyWhoMaySeeAllRequestsGetsThem() {
        company.submit(company.ana);
        OrganisationFilter all = OrganisationFilter.of(State.ALL);
        assertThat(requests.page(company.marta, all, Optional.empty(), 50)).isEmpty();
        assertThat(requests.page(company.elena, all, Optional.empty(), 50)).isPresent();
        give(company.carlos, "AUDITOR");
        assertThat(requests.page(company.carlos, all, Optional.empty(), 50)).isPresent();
    }

    @Test
    void aRequestIsFoundByItsNumberInAnyNotationAndByWordsOfItsTitle() {
        RequestId id = company.submit(company.ana);
        String number =
                only(find(OrganisationFilter.of(State.ALL), id)).request().number();
        String title = only(find(OrganisationFilter.of(State.ALL), id))
                .request()
                .title()
                .standard();
        for (String text : List.of(
                number,
                number.toLowerCase(Locale.ROOT).replace('-', ' '),
                number.substring(number.indexOf('-') + 1),
                title,
                title.substring(0, title.length() - 2))) {
            assertThat(find(OrganisationFilter.of(State.ALL).with(text), id))
                    .as(text)
                    .hasSize(1);
        }
        assertThat(find(OrganisationFilter.of(State.ALL).with("zeppelin"), id)).isEmpty();
        assertThat(find(OrganisationFilter.of(State.DENIED), id)).isEmpty();
    }

    @Test
    void whatNobodyCanDecideIsOverdueOrHasNotStartedNeedsAttention() {
        ApprovalId approval = company.waiting("manager");
        RequestId waits = company.row(approval).request();
        RequestId silent = company.file(company.ana);
        assertThat(find(OrganisationFilter.ATTENTION, waits)).isEmpty();
        assertThat(find(OrganisationFilter.ATTENTION, silent)).isEmpty();

        set(company.marta, "active = false");
        assertThat(kinds(waits)).containsExactly(Trouble.Kind.NOBODY);
        set(company.marta, "active = true");
        assertThat(find(OrganisationFilter.ATTENTION, waits)).isEmpty();

        company.clock.advance(Duration.ofDays(30));
        assertThat(kinds(waits)).containsExactly(Trouble.Kind.OVERDUE);
        assertThat(kinds(silent)).containsExactly(Trouble.Kind.NOT_STARTED);
        assertThat(find(OrganisationFilter.ATTENTION.about(Trouble.Kind.OVERDUE), waits))
                .hasSize(1);
        assertThat(find(OrganisationFilter.ATTENTION.about(Trouble.Kind.OVERDUE), silent))
                .isEmpty();
        assertThat(find(older(29), silent)).hasSize(1);
        assertThat(find(older(31), silent)).isEmpty();
        assertThat(requests.troubles(company.elena, silent)).hasSize(1);
        assertThat(requests.troubles(company.jon, silent)).isEmpty();
    }

    private static OrganisationFilter older(int days) {
        return new OrganisationFilter(
                State.ALL,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(days),
                Optional.empty());
    }

    private static List<Trouble.Kind> kinds(RequestId request) {
        return only(find(OrganisationFilter.ATTENTION, request)).troubles().stream()
                .map(Trouble::kind)
                .toList();
    }

    @Test
    void partsOfTheListHaveEachRequestOnce() {
        List<RequestId> submitted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            submitted.add(company.submit(company.ana));
        }
        List<RequestId> walked = new ArrayList<>();
        Optional<RequestId> after = Optional.empty();
        do {
            OrganisationPage page = requests.page(company.elena, OrganisationFilter.of(State.ALL), after, 2)
                    .orElseThrow();
            page.lines().forEach(line -> walked.add(line.request().id()));
            after = page.next().map(OrganisationPage.Next::after);
        } while (after.isPresent());
        assertThat(walked).doesNotHaveDuplicates().containsAll(submitted);
    }

    private static List<OrganisationPage.Line> find(OrganisationFilter filter, RequestId id) {
        return requests.page(company.elena, filter, Optional.empty(), 200).orElseThrow().lines().stream()
                .filter(line -> line.request().id().equals(id))
                .toList();
    }

    private static OrganisationPage.Line only(List<OrganisationPage.Line> lines) {
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static void give(Actor person, String role) {
        set(person, "roles = array['" + role + "']");
    }

    private static void set(Actor person, String change) {
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("update person set " + change + " where person_id = ?")
                                .param(person.person().value())
                                .update());
    }
}
