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
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
    void aBeginningFindsEveryWordThatBeginsSoHoweverManyThereAre() {
        List<RequestId> all = Stream.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")
                .map(letter -> {
                    RequestId id = company.file(company.ana);
                    company.get(TenantTransaction.class)
                            .run(
                                    company.tenant,
                                    () -> company.get(JdbcClient.class)
                                            .sql(
                                                    "insert into request_word (tenant_id, request_id, word) values (?, ?, ?)")
                                            .params(company.tenant.value(), id.value(), "zq" + letter)
                                            .update());
                    return id;
                })
                .toList();

        assertThat(all).allSatisfy(id -> {
            assertThat(find(OrganisationFilter.of(State.ALL).with("zq"), id)).hasSize(1);
            assertThat(find(OrganisationFilter.of(State.DENIED).with("zq"), id)).isEmpty();
        });
        assertThat(find(OrganisationFilter.of(State.ALL).with("zqa"), all.getFirst()))
                .hasSize(1);
        assertThat(find(OrganisationFilter.of(State.ALL).with("zqa"), all.getLast()))
                .isEmpty();
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

    @Test
    void eachFilterFindsWhatItSaysAndNothingElse() {
        RequestId id = company.row(company.waiting("manager")).request();
        Instant submitted =
                only(find(OrganisationFilter.of(State.ALL), id)).request().submittedAt();
        BigDecimal amount = only(find(OrganisationFilter.of(State.ALL), id))
                .request()
                .amount()
                .orElseThrow()
                .amount();
        Instant before = submitted.minusSeconds(1);
        Instant behind = submitted.plusSeconds(1);

        assertFound(id, find -> find.requester = Optional.of(company.ana.person()));
        assertNotFound(id, find -> find.requester = Optional.of(company.jon.person()));
        assertFound(id, find -> find.asked = Optional.of(company.marta.person()));
        assertNotFound(id, find -> find.asked = Optional.of(company.ana.person()));
        assertFound(id, find -> find.template = Optional.of("purchase"));
        assertNotFound(id, find -> find.template = Optional.of("travel"));
        assertFound(id, find -> find.step = Optional.of("manager"));
        assertNotFound(id, find -> find.step = Optional.of("finance"));
        assertFound(id, find -> find.from = Optional.of(before));
        assertNotFound(id, find -> find.from = Optional.of(behind));
        assertFound(id, find -> find.until = Optional.of(behind));
        assertNotFound(id, find -> find.until = Optional.of(before));
        assertFound(id, find -> find.least = Optional.of(amount));
        assertNotFound(id, find -> find.least = Optional.of(amount.add(BigDecimal.ONE)));
        assertFound(id, find -> find.most = Optional.of(amount));
        assertNotFound(id, find -> find.most = Optional.of(amount.subtract(BigDecimal.ONE)));
    }

    /** What a filter is made of, each part of it set by a test. */
    private static final class Wanted {

        private Optional<PersonId> requester = Optional.empty();
        private Optional<PersonId> asked = Optional.empty();
        private Optional<String> template = Optional.empty();
        private Optional<String> step = Optional.empty();
        private Optional<Instant> from = Optional.empty();
        private Optional<Instant> until = Optional.empty();
        private Optional<BigDecimal> least = Optional.empty();
        private Optional<BigDecimal> most = Optional.empty();
        private Optional<Integer> olderThan = Optional.empty();

        OrganisationFilter in(State state) {
            return new OrganisationFilter(
                    state, "", requester, asked, template, step, from, until, least, most, olderThan, Optional.empty());
        }
    }

    private static void assertFound(RequestId id, Consumer<Wanted> part) {
        assertThat(found(id, part)).containsExactly(1, 1, 0);
    }

    private static void assertNotFound(RequestId id, Consumer<Wanted> part) {
        assertThat(found(id, part)).containsExactly(0, 0, 0);
    }

    /** How often among all, the open and the denied ones. */
    private static List<Integer> found(RequestId id, Consumer<Wanted> part) {
        Wanted wanted = new Wanted();
        part.accept(wanted);
        return Stream.of(State.ALL, State.OPEN, State.DENIED)
                .map(state -> find(wanted.in(state), id).size())
                .toList();
    }

    private static OrganisationFilter older(int days) {
        Wanted wanted = new Wanted();
        wanted.olderThan = Optional.of(days);
        return wanted.in(State.ALL);
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
