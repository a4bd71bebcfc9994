package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationPage;
import dev.countersign.administration.OrganisationRequests;
import dev.countersign.administration.Trouble;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.RequestService;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.RowsRead;
import dev.countersign.testing.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pages read costs the same beside ten thousand requests as beside a few. */
class ReadModelsIT {

    private static final int MANY = 5_000;

    /**
     * A page of lines reads for each line its assignment, approval, request, requester and decisions, whether another person has the name of the requester,
     * and one line more.
     */
    private static final int ROWS_OF_A_PAGE = 8 * (Range.PAGE + 1);

    /** Four counts of the inbox each read two assignments and their approvals for one that counts. */
    private static final int ROWS_OF_COUNTS = 4 * 2 * 2 * InboxCounts.MOST + 100;

    @TempDir
    static Path dataDir;

    private static LocalAws aws;
    private static Company company;

    @BeforeAll
    static void seed() throws IOException {
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabase.get().empty(), Company.KEYS));
        company = new Company(aws.endpoint(), dataDir);
        Seeds seeds = new Seeds(company);
        seeds.late(MANY, company.ana, company.marta);
        seeds.closed(MANY, company.ana, company.nuria);
        seeds.open(2 * Range.PAGE, company.jon, company.nuria);
        seeds.open(Range.PAGE + 1, company.ana, company.carlos);
        seeds.closed(MANY, company.carlos, company.elena);
        seeds.open(3, company.carlos, company.elena);
        seeds.closed(3, company.nuria, company.jon);
        seeds.open(MANY, company.nuria, company.jon);
        company.analyze();
    }

    @AfterAll
    static void close() {
        company.close();
        aws.close();
    }

    @Test
    void aPageOfAnInboxOfThousandsReadsThatPage() {
        for (InboxFilter.Due due : InboxFilter.Due.values()) {
            for (Optional<String> template : List.of(Optional.<String>empty(), Optional.of("purchase"))) {
                RowsRead read = read(() -> inbox(company.marta, new InboxFilter(due, template), Range.first()));
                assertThat(read.all()).as("%s of %s: %s", due, template, read).isBetween(1L, (long) ROWS_OF_A_PAGE);
            }
        }
        RowsRead few = read(() -> inbox(company.nuria, InboxFilter.ALL, Range.first()));
        assertThat(few.all()).as("beside what is closed: %s", few).isLessThan(ROWS_OF_A_PAGE);
    }

    @Test
    void aPageFarDownReadsNoMoreThanTheFirst() {
        List<InboxItem> walked = new ArrayList<>(
                inbox(company.marta, InboxFilter.ALL, Range.first(Range.MOST)).rows());
        for (int page = 0; page < 10; page++) {
            walked.addAll(inbox(
                            company.marta,
                            InboxFilter.ALL,
                            Range.after(walked.getLast().place()))
                    .rows());
        }
        assertThat(walked)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) -> one.due().compareTo(other.due()));
        Range<InboxCursor> next = Range.after(walked.getLast().place());
        RowsRead read = read(() -> inbox(company.marta, InboxFilter.ALL, next));
        assertThat(read.all()).as("%s", read).isLessThan(ROWS_OF_A_PAGE);
        Range<InboxCursor> previous = Range.before(walked.getLast().place());
        assertThat(inbox(company.marta, InboxFilter.ALL, previous).rows())
                .isEqualTo(walked.subList(walked.size() - 1 - Range.PAGE, walked.size() - 1));
        RowsRead back = read(() -> inbox(company.marta, InboxFilter.ALL, previous));
        assertThat(back.all()).as("%s", back).isLessThan(ROWS_OF_A_PAGE);
    }

    @Test
    void countsEndAtAHundredHoweverManyThereAre() {
        InboxCounts counts = company.approvals().counts(company.marta);
        assertThat(counts.all()).isEqualTo(InboxCounts.MOST);
        assertThat(counts.overdue()).isEqualTo(InboxCounts.MOST);
        assertThat(counts.templates()).singleElement().satisfies(one -> {
            assertThat(one.key()).isEqualTo("purchase");
            assertThat(one.count()).isEqualTo(InboxCounts.MOST);
        });
        assertThat(company.approvals().waiting(company.marta)).isEqualTo(InboxCounts.MOST);
        assertThat(company.approvals().counts(company.carlos).all()).isEqualTo(Range.PAGE + 1);
        RowsRead late = read(() -> company.approvals().counts(company.marta));
        assertThat(late.all()).as("all are late: %s", late).isLessThan(ROWS_OF_COUNTS);
        RowsRead notDue = read(() -> company.approvals().counts(company.jon));
        assertThat(notDue.all()).as("none is due: %s", notDue).isLessThan(ROWS_OF_COUNTS);
    }

    @Test
    void aSearchTellsWhetherItLookedAtEverything() {
        InboxFilter search = InboxFilter.ALL.with("laptop");
        assertThat(company.approvals().searchesAll(company.marta, InboxFilter.ALL))
                .isTrue();
        assertThat(company.approvals().searchesAll(company.marta, search)).isFalse();
        assertThat(company.approvals().searchesAll(company.carlos, search)).isTrue();
        RowsRead read = read(() -> company.approvals().searchesAll(company.marta, search));
        assertThat(read.all()).as("%s", read).isLessThan(InboxFilter.SEARCHED + ROWS_OF_A_PAGE);
    }

    @Test
    void theOpenRequestsAmongThousandsOfClosedOnesAreReadAlone() {
        for (RequestFilter.Group group : RequestFilter.Group.values()) {
            RowsRead read = read(() -> requests(company.carlos, new RequestFilter(group, "")));
            assertThat(read.all()).as("%s: %s", group, read).isLessThan(ROWS_OF_A_PAGE);
        }
        assertThat(requests(company.carlos, new RequestFilter(RequestFilter.Group.OPEN, ""))
                        .rows())
                .hasSize(3);
    }

    /** Each filter reads a range of an index, and looks at no more than two thousand requests, however few of them match. */
    @Test
    void aPageOfTheOrganisationReadsNoMoreBesideThousands() {
        OrganisationRequests requests = company.get(OrganisationRequests.class);
        OrganisationFilter all = OrganisationFilter.of(OrganisationFilter.State.ALL);
        for (OrganisationFilter filter : List.of(
                all,
                OrganisationFilter.of(OrganisationFilter.State.OPEN),
                OrganisationFilter.of(OrganisationFilter.State.WITHDRAWN),
                OrganisationFilter.of(OrganisationFilter.State.DENIED),
                all.with("seeded"),
                all.with("see"),
                all.with("seeded 17"),
                filter(Optional.of(company.jon.person()), Optional.empty(), Optional.empty()),
                filter(Optional.empty(), Optional.of(company.elena.person()), Optional.empty()),
                filter(Optional.empty(), Optional.empty(), Optional.of("purchase")))) {
            RowsRead read = read(() -> requests.page(company.elena, filter, Optional.empty(), Range.PAGE));
            // Of two thousand requests with the one word, the others are read; the versions of a template are merged.
            boolean merged = !filter.text().isEmpty() || filter.template().isPresent();
            int most = merged ? 8 * 2_000 : 2 * ROWS_OF_A_PAGE;
            assertThat(read.all()).as("%s: %s", filter, read).isLessThan(most);
        }
        OrganisationFilter dear = new OrganisationFilter(
                OrganisationFilter.State.ALL,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(BigDecimal.TEN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        RowsRead nothing = read(() -> requests.page(company.elena, dear, Optional.empty(), Range.PAGE));
        // Of the two thousand requests that are looked at, three rows each.
        assertThat(nothing.all()).as("nothing found: %s", nothing).isLessThan(4 * 2_000);
    }

    @Test
    void whateverNeedsAttentionIsReachedHoweverMuchThereIs() {
        OrganisationRequests requests = company.get(OrganisationRequests.class);
        OrganisationFilter overdue = OrganisationFilter.ATTENTION.about(Trouble.Kind.OVERDUE);
        Set<RequestId> walked = new HashSet<>();
        Optional<RequestId> after = Optional.empty();
        do {
            OrganisationPage page = requests.page(company.elena, overdue, after, OrganisationRequests.MOST)
                    .orElseThrow();
            page.lines()
                    .forEach(line -> assertThat(walked.add(line.request().id()))
                            .as("once each")
                            .isTrue());
            after = page.next().map(OrganisationPage.Next::after);
        } while (after.isPresent());
        Instant late = company.clock.instant().minus(Duration.ofMinutes(5));
        assertThat(walked.size())
                .isGreaterThan(500)
                .isEqualTo(company.count(
                        "select count(distinct request_id) from approval where status = 'OPEN' and due_at < '" + late
                                + "'"));
        assertThat(requests.troubleCounts(company.elena))
                .containsEntry(Trouble.Kind.OVERDUE, OrganisationRequests.MOST_COUNTED)
                .containsEntry(Trouble.Kind.FAILED, 0);
        assertThat(requests.troubleCounts(company.marta)).isEmpty();
    }

    private static OrganisationFilter filter(
            Optional<PersonId> requester, Optional<PersonId> asked, Optional<String> template) {
        return new OrganisationFilter(
                OrganisationFilter.State.ALL,
                "",
                requester,
                asked,
                template,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aListTakesAsManyStatementsForAPageAsForALine() {
        List<String> line = company.statements.of(() -> inbox(company.elena, InboxFilter.ALL, Range.first(1)));
        List<String> page = company.statements.of(() -> inbox(company.marta, InboxFilter.ALL, Range.first()));
        assertThat(page).isEqualTo(line).hasSizeLessThanOrEqualTo(4);
        List<String> own = company.statements.of(() -> requests(company.ana, RequestFilter.ALL));
        assertThat(own).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aCaseTakesAsManyStatementsWithThreeStepsAsWithOne() {
        ApprovalId one = company.waiting("manager");
        company.approvals().open(company.marta, one);
        List<String> first = company.statements.of(() -> company.approvals().open(company.marta, one));
        RequestId request = company.submit(company.ana);
        ApprovalId manager = company.waitingAt(request, "manager");
        company.waitingAt(request, "finance");
        company.waitingAt(request, "budget");
        company.decide(company.nuria, company.only(request, "finance"), Verdict.APPROVE, "");
        List<String> second = company.statements.of(() -> company.approvals().open(company.marta, manager));
        // And once more for the names of those who have decided.
        assertThat(second).hasSizeLessThanOrEqualTo(first.size() + 1);
        // One of them reads the files, one who is a member today, one the names in the reason, one who of those who are
        // asked has left.
        assertThat(first).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void earlierRequestsAreReadWithoutTheOpenOnesWhateverThePlan() {
        for (String plan : List.of("auto", "force_custom_plan", "force_generic_plan")) {
            for (Actor reader : List.of(company.jon, company.elena)) {
                RowsRead read = company.get(TenantTransaction.class).call(company.tenant, () -> {
                    JdbcClient sql = company.get(JdbcClient.class);
                    sql.sql("select set_config('plan_cache_mode', ?, true)")
                            .param(plan)
                            .query((row, index) -> plan)
                            .single();
                    FiledRequest open = company.get(FiledRequests.class)
                            .find(company.tenant, latestOf(company.nuria))
                            .orElseThrow();
                    return RowsRead.by(
                            sql,
                            () -> assertThat(company.get(EarlierRepository.class)
                                            .find(reader, open, Optional.of("mobiliar"), 5))
                                    .hasSizeGreaterThanOrEqualTo(3));
                });
                assertThat(read.all()).as("%s: %s", plan, read).isBetween(3L, 300L);
            }
        }
    }

    private static RequestId latestOf(Actor requester) {
        return requests(requester, RequestFilter.ALL).rows().getFirst().id();
    }

    @Test
    void aPublishedVersionIsReadOnceAndParsedOnce() {
        Templates templates = company.get(Templates.class);
        company.submit(company.ana);
        templates.find(company.tenant, company.version());
        List<String> again = company.statements.of(() ->
                assertThat(templates.find(company.tenant, company.version())).isPresent());
        assertThat(again).isEmpty();
        assertThat(templates
                        .find(company.tenant, company.version())
                        .orElseThrow()
                        .definition())
                .isSameAs(
                        templates.definition(company.tenant, company.version()).orElseThrow());
        TenantId other = company.get(Organisation.class).found();
        assertThat(templates.find(other, company.version())).isEmpty();
        assertThat(templates.definition(other, company.version())).isEmpty();
    }

    @Test
    void aGroupOfHundredsIsAskedInAFewStatementsAndCountedInTheList(@TempDir Path keys) {
        try (Company large = new Company(aws.endpoint(), keys)) {
            Directory directory = large.get(Directory.class);
            Organisation organisation = large.get(Organisation.class);
            IntStream.range(0, 200)
                    .mapToObj(i -> organisation.employee(large.tenant, "Member " + i))
                    .forEach(member -> directory.addMember(large.tenant, "budget-owners", member.person()));
            RequestId request = large.submit(large.marta);
            List<String> statements = large.statements.of(() -> large.waitingAt(request, "budget"));
            assertThat(statements).hasSizeLessThan(60);
            assertThat(large.get(RequestService.class)
                            .list(large.marta, RequestFilter.ALL, Range.first())
                            .rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.waitingAt())
                            .singleElement()
                            .satisfies(at -> {
                                assertThat(at.tally().parts().getFirst().awaitedPeople())
                                        .isEqualTo(201);
                                assertThat(at.people()).hasSize(5);
                                assertThat(at.tally().missing()).isEqualTo(1);
                            }));
        }
    }

    private static Page<InboxItem> inbox(Actor actor, InboxFilter filter, Range<InboxCursor> range) {
        return company.approvals().inbox(actor, filter, range);
    }

    private static Page<RequestRow> requests(Actor actor, RequestFilter filter) {
        return company.get(RequestService.class).list(actor, filter, Range.first());
    }

    private static RowsRead read(Supplier<?> work) {
        return company.get(TenantTransaction.class)
                .call(
                        company.tenant,
                        () -> RowsRead.by(
                                company.get(JdbcClient.class),
                                () -> assertThat(work.get()).isNotNull()));
    }
}
