package dev.countersign.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.insight.InsightFilter.Scope;
import dev.countersign.insight.InsightPage.Month;
import dev.countersign.insight.InsightPage.Wait;
import dev.countersign.people.Actor;
import dev.countersign.template.PublishResult;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Diego manages Marta, who manages Ana and Luis; Nuria is in nobody's team. */
@SpringJUnitConfig(Services.class)
class InsightIT {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private final Insight insight;
    private final Counting counting;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final Organisation organisation;
    private final TenantId acme;
    private final Actor elena;
    private final Actor diego;
    private final Actor marta;
    private final Actor ana;
    private final Actor luis;
    private final Actor nuria;
    private final UUID purchase;
    private final UUID travel;

    /** A Monday at nine of the month before. */
    private final ZonedDateTime monday = LocalDate.now(MADRID)
            .minusMonths(1)
            .withDayOfMonth(1)
            .with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY))
            .atTime(LocalTime.of(9, 0))
            .atZone(MADRID);

    @Autowired
    InsightIT(
            Insight insight,
            Counting counting,
            TenantTransaction transaction,
            JdbcClient sql,
            Organisation organisation,
            Templates templates) {
        this.insight = insight;
        this.counting = counting;
        this.transaction = transaction;
        this.sql = sql;
        this.organisation = organisation;
        this.acme = organisation.found();
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.diego = organisation.employee(acme, "Diego Santos");
        this.marta = organisation.employee(acme, "Marta Ruiz", diego);
        this.ana = organisation.employee(acme, "Ana Torres", marta);
        this.luis = organisation.employee(acme, "Luis Pardo", marta);
        this.nuria = organisation.employee(acme, "Nuria Mas");
        this.purchase = version(templates, "purchase");
        this.travel = version(templates, "travel");
    }

    @Test
    void figuresSayHowManyHowLongAndHowTheyEnded() {
        decided(ana, purchase, marta, "APPROVED", Duration.ofHours(2));
        decided(ana, purchase, marta, "APPROVED", Duration.ofHours(4));
        decided(luis, travel, nuria, "DENIED", Duration.ofHours(30));
        automated(luis, travel);
        open(ana, purchase, marta);

        InsightPage page = read(elena, InsightFilter.YEAR);

        assertThat(page.requests().submitted()).isEqualTo(5);
        assertThat(page.requests().closed()).isEqualTo(4);
        assertThat(page.requests().approved()).isEqualTo(3);
        assertThat(page.requests().denied()).isEqualTo(1);
        assertThat(page.requests().automated()).isEqualTo(1);
        assertThat(page.steps().closed()).isEqualTo(3);
        assertThat(page.steps().late()).as("due after two working days").isEqualTo(1);
        assertHours(page.steps().median(), 4);
        assertHours(page.steps().p90(), 30);
        assertThat(page.now().orElseThrow()).isEqualTo(new InsightPage.Now(1, 1));
        assertThat(page.months())
                .hasSize(12)
                .filteredOn(month -> !month.requests().isEmpty())
                .hasSize(1);
        assertThat(page.byTemplate()).extracting(InsightPage.Template::key).containsExactly("purchase", "travel");
        assertThat(page.byStep()).extracting(InsightPage.Step::templateKey).containsExactly("travel", "purchase");
        assertThat(page.byStep().getFirst().name().orElseThrow().in(java.util.Locale.ENGLISH))
                .isEqualTo("Step manager");
        assertThat(page.byGroup()).singleElement().satisfies(group -> {
            assertThat(group.key()).isEqualTo("finance");
            assertThat(group.steps().closed()).isEqualTo(3);
        });
    }

    @Test
    void whoWaitsForWhomIsAddedUpInWorkingTime() {
        decided(ana, purchase, marta, "APPROVED", Duration.ofHours(2));
        decided(luis, purchase, marta, "APPROVED", Duration.ofHours(4));
        decided(ana, purchase, nuria, "APPROVED", Duration.ofHours(1));
        open(ana, purchase, marta);

        List<Wait> waits = read(elena, InsightFilter.YEAR).waits();

        assertThat(waits).extracting(wait -> wait.person().name()).containsExactly("Marta Ruiz", "Nuria Mas");
        Wait longest = waits.getFirst();
        assertThat(longest.department()).isEqualTo("Sales");
        assertThat(longest.times()).isEqualTo(2);
        assertThat(longest.total()).isEqualTo(Duration.ofHours(6));
        assertThat(longest.average()).isEqualTo(Duration.ofHours(3));
        assertThat(longest.now()).isEqualTo(1);
    }

    @Test
    void whatWaitsNowFollowsTheFilter() {
        decided(ana, purchase, marta, "APPROVED", Duration.ofHours(2));
        decided(nuria, travel, marta, "APPROVED", Duration.ofHours(1));
        open(ana, purchase, marta);
        open(ana, travel, marta);
        open(nuria, travel, marta);
        transaction.run(acme, () -> sql.sql("""
                                update assignment set reason = '[{"kind": "MANAGER", "args": []}]'
                                where template_id = (select template_id from template where key = 'purchase') and status = 'OPEN'
                                """).update());
        move(luis, Optional.empty());
        move(ana, Optional.of(luis));

        assertThat(waitingNow(elena, InsightFilter.YEAR)).isEqualTo(3);
        assertThat(waitingNow(elena, filter(Optional.of("travel"), Optional.empty())))
                .isEqualTo(2);
        assertThat(waitingNow(elena, filter(Optional.of("purchase"), Optional.empty())))
                .isEqualTo(1);
        assertThat(waitingNow(elena, filter(Optional.empty(), Optional.of("finance"))))
                .as("of which one does not ask the group")
                .isEqualTo(2);
        assertThat(waitingNow(luis, InsightFilter.YEAR)).as("of Luis' team").isEqualTo(2);
        assertThat(waitingNow(diego, InsightFilter.YEAR))
                .as("whoever waits for his team")
                .isEqualTo(3);
    }

    private long waitingNow(Actor reader, InsightFilter filter) {
        return read(reader, filter).waits().stream().mapToLong(Wait::now).sum();
    }

    @Test
    void templateGroupAndPeriodAreFilters() {
        decided(ana, purchase, marta, "APPROVED", Duration.ofHours(2));
        decided(ana, travel, marta, "APPROVED", Duration.ofHours(2));
        automated(ana, travel);

        assertThat(read(elena, filter(Optional.of("travel"), Optional.empty()))
                        .requests()
                        .submitted())
                .isEqualTo(2);
        InsightPage ofGroup = read(elena, filter(Optional.of("travel"), Optional.of("finance")));
        assertThat(ofGroup.requests().submitted()).isEqualTo(1);
        assertThat(ofGroup.steps().closed()).isEqualTo(1);
        assertThat(ofGroup.now()).isEmpty();
        assertThat(read(elena, filter(Optional.of("nothing\0"), Optional.empty()))
                        .isEmpty())
                .isTrue();
        transaction.run(
                acme,
                () -> sql.sql("update insight_figure set month = month - interval '6 months'")
                        .update());
        assertThat(read(elena, new InsightFilter(Scope.ORGANISATION, 3, Optional.empty(), Optional.empty()))
                        .requests()
                        .submitted())
                .isZero();
    }

    @Test
    void aManagerSeesTheirDirectAndIndirectReportsAndNobodyElse() {
        decided(ana, purchase, marta, "APPROVED", Duration.ofHours(2));
        decided(nuria, purchase, elena, "DENIED", Duration.ofHours(4));
        decided(nuria, purchase, luis, "APPROVED", Duration.ofHours(3));

        for (Actor manager : List.of(marta, diego)) {
            InsightPage page = read(manager, InsightFilter.YEAR);
            assertThat(page.filter().scope()).isEqualTo(Scope.TEAM);
            assertThat(page.scopes()).containsExactly(Scope.TEAM);
            assertThat(page.requests().submitted()).isEqualTo(1);
            assertThat(page.requests().denied()).isZero();
            assertThat(page.byGroup())
                    .singleElement()
                    .satisfies(group -> assertThat(group.steps().closed()).isEqualTo(1));
            assertThat(page.waits())
                    .as("for whom the team waits, and who waits for the team")
                    .extracting(wait -> wait.person().name())
                    .containsExactly("Luis Pardo", "Marta Ruiz");
        }
        move(marta, Optional.empty());
        assertThat(insight.read(diego, InsightFilter.YEAR))
                .as("a manager of nobody any more")
                .isEmpty();
    }

    @Test
    void whoSeesAllRequestsAndHasATeamChooses() {
        decided(nuria, purchase, marta, "APPROVED", Duration.ofHours(2));
        move(nuria, Optional.of(elena));
        decided(ana, purchase, marta, "APPROVED", Duration.ofHours(2));

        assertThat(read(elena, InsightFilter.YEAR).requests().submitted()).isEqualTo(2);
        InsightPage team = read(elena, new InsightFilter(Scope.TEAM, 12, Optional.empty(), Optional.empty()));
        assertThat(team.scopes()).containsExactly(Scope.ORGANISATION, Scope.TEAM);
        assertThat(team.requests().submitted()).isEqualTo(1);
    }

    @Test
    void everybodyElseSeesNothing() {
        decided(ana, purchase, marta, "APPROVED", Duration.ofHours(2));
        TenantId globex = organisation.found();
        Actor adam = organisation.administrator(globex, "Adam Price");

        assertThat(insight.isFor(ana)).isFalse();
        assertThat(insight.read(ana, InsightFilter.YEAR)).isEmpty();
        assertThat(insight.choices(ana).templates()).isEmpty();
        assertThat(read(adam, InsightFilter.YEAR).isEmpty())
                .as("the neighbour's requests")
                .isTrue();
    }

    @Test
    void aLoopOfManagersEnds() {
        move(diego, Optional.of(ana));
        decided(ana, purchase, marta, "APPROVED", Duration.ofHours(2));
        assertThat(read(marta, InsightFilter.YEAR).requests().submitted()).isEqualTo(1);
    }

    @Test
    void monthsWithoutRequestsAreThereToo() {
        assertThat(read(elena, new InsightFilter(Scope.ORGANISATION, 6, Optional.empty(), Optional.empty()))
                        .months())
                .extracting(Month::first)
                .hasSize(6)
                .isSorted()
                .endsWith(LocalDate.now(MADRID).withDayOfMonth(1));
    }

    private InsightPage read(Actor actor, InsightFilter filter) {
        boolean more;
        do {
            more = counting.changes(acme);
        } while (more);
        return insight.read(actor, filter).orElseThrow();
    }

    private static InsightFilter filter(Optional<String> template, Optional<String> group) {
        return new InsightFilter(Scope.ORGANISATION, 12, template, group);
    }

    /** Submitted and asked on Monday at nine, decided after this working time. */
    private void decided(Actor requester, UUID version, Actor approver, String outcome, Duration working) {
        ZonedDateTime end = monday.plusDays(working.toHours() / 8).plusHours(working.toHours() % 8);
        transaction.run(acme, () -> {
            UUID approval = ask(requester, version, approver);
            sql.sql("""
                            insert into decision (tenant_id, decision_id, approval_id, assignment_id, person_id, verdict, revision, idempotency,
                              decided_at, undo_until)
                            select tenant_id, gen_random_uuid(), approval_id, assignment_id, person_id, ?, 1, gen_random_uuid(), ?, ?
                            from assignment where approval_id = ?
                            """)
                    .params(outcome.equals("DENIED") ? "DENY" : "APPROVE", time(end), time(end), approval)
                    .update();
            sql.sql("update assignment set status = 'DECIDED' where approval_id = ?")
                    .param(approval)
                    .update();
            sql.sql("update approval set status = 'SETTLED', outcome = ?, closed_at = ? where approval_id = ?")
                    .params(outcome, time(end), approval)
                    .update();
            sql.sql("""
                            update request set status = ?, closed_at = ?
                            where request_id = (select request_id from approval where approval_id = ?)
                            """).params(outcome, time(end), approval).update();
        });
    }

    private void open(Actor requester, UUID version, Actor approver) {
        transaction.run(acme, () -> ask(requester, version, approver));
    }

    private void automated(Actor requester, UUID version) {
        transaction.run(
                acme,
                () -> sql.sql("update request set status = 'APPROVED', closed_at = submitted_at where request_id = ?")
                        .param(submit(requester, version))
                        .update());
    }

    private UUID ask(Actor requester, UUID version, Actor approver) {
        UUID request = submit(requester, version);
        UUID approval = UUID.randomUUID();
        sql.sql("""
                        insert into approval (tenant_id, approval_id, request_id, revision, step, visit, status, opened_at, due_at)
                        values (?, ?, ?, 1, 'manager', 1, 'OPEN', ?, ?)
                        """)
                .params(acme.value(), approval, request, time(monday), time(monday.plusDays(2)))
                .update();
        sql.sql("""
                        insert into assignment (tenant_id, assignment_id, approval_id, template_id, person_id, reason, status, due_at, assigned_at)
                        select v.tenant_id, gen_random_uuid(), ?, v.template_id, ?, '{"kind": "GROUP", "args": ["finance"]}', 'OPEN', ?, ?
                        from template_version v where v.template_version_id = ?
                        """)
                .params(approval, approver.person().value(), time(monday.plusDays(2)), time(monday), version)
                .update();
        return approval;
    }

    private UUID submit(Actor requester, UUID version) {
        UUID request = UUID.randomUUID();
        sql.sql("""
                        insert into request (tenant_id, request_id, submission_id, template_version_id, number, title, requester_id, status,
                          submitted_at, changed_at)
                        values (?, ?, gen_random_uuid(), ?, ?, 'Laptops', ?, 'IN_PROGRESS', ?, ?)
                        """)
                .params(
                        acme.value(),
                        request,
                        version,
                        "PR-" + request,
                        requester.person().value(),
                        time(monday),
                        time(monday))
                .update();
        return request;
    }

    private void move(Actor person, Optional<Actor> manager) {
        transaction.run(
                acme,
                () -> sql.sql("update person set manager_id = :manager where person_id = :person")
                        .param(
                                "manager",
                                manager.map(one -> one.person().value()).orElse(null))
                        .param("person", person.person().value())
                        .update());
    }

    private static Timestamp time(ZonedDateTime moment) {
        return Timestamp.from(moment.toInstant());
    }

    private static void assertHours(Optional<Duration> time, double hours) {
        assertThat(time.orElseThrow().toMinutes() / 60.0).isCloseTo(hours, Offset.offset(hours * 0.19));
    }

    private UUID version(Templates templates, String key) {
        return ((PublishResult.Published) templates.publish(
                        elena,
                        PurchaseTemplate.definition(key, key.substring(0, 2).toUpperCase(java.util.Locale.ROOT))))
                .id()
                .value();
    }
}
