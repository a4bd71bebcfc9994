package dev.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.AuditChannel;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Verification;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonName;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@SpringJUnitConfig(Services.class)
class AuditTrailIT {

    private final AuditTrail trail;
    private final AuditLog audit;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final TenantId acme;
    private final Actor elena;
    private final Actor ana;

    @Autowired
    AuditTrailIT(
            AuditTrail trail,
            AuditLog audit,
            TenantTransaction transaction,
            JdbcClient sql,
            Organisation organisation) {
        this.trail = trail;
        this.audit = audit;
        this.transaction = transaction;
        this.sql = sql;
        this.acme = organisation.found();
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.ana = organisation.employee(acme, "Ana Torres");
    }

    @Test
    void aPersonsStoryIsWhatTheyDidAndWhatWasDoneAboutThem() {
        append("thing.done", ana, Map.of());
        append("thing.changed", elena, Map.of("person", ana.person().toString()));
        append(
                "thing.passed",
                elena,
                Map.of("from", elena.person().toString(), "to", ana.person().toString()));
        append("thing.done", elena, Map.of("id", ana.person().toString()));

        assertThat(kinds(new AuditFilter(
                        Optional.of(ana.person()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .containsExactly("thing.passed", "thing.changed", "thing.done");
    }

    @Test
    void partsFollowOneAnotherWithoutGapsNewestFirst() {
        for (int i = 0; i < AuditTrail.PAGE + 7; i++) {
            append("thing.done", ana, Map.of("i", "" + i));
        }
        AuditPart first = page(AuditFilter.ALL, Optional.empty());
        AuditPart second = page(AuditFilter.ALL, first.next());
        List<Long> numbers = new ArrayList<>();
        first.lines().forEach(line -> numbers.add(line.entry().sequence()));
        second.lines().forEach(line -> numbers.add(line.entry().sequence()));

        assertThat(first.lines()).hasSize(AuditTrail.PAGE);
        assertThat(second.next()).isEmpty();
        assertThat(numbers).hasSize(AuditTrail.PAGE + 7).isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Test
    void kindAndTimeNarrowTheLog() {
        append("thing.begun", ana, Map.of());
        append("thing.done", ana, Map.of());
        Instant now = Instant.now();

        assertThat(trail.kinds(elena)).contains(List.of("thing.begun", "thing.done"));
        assertThat(kinds(kind("thing.done"))).containsExactly("thing.done");
        assertThat(kinds(since(now.minus(1, ChronoUnit.HOURS)))).hasSize(2);
        assertThat(kinds(since(now.plus(1, ChronoUnit.HOURS)))).isEmpty();
        assertThat(kinds(new AuditFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(now.minus(1, ChronoUnit.HOURS)))))
                .isEmpty();
    }

    @Test
    void theNumberOfATimeIsFoundByBisection() {
        for (int i = 0; i < 20; i++) {
            append("thing.done", ana, Map.of());
        }
        transaction.run(acme, () -> {
            Instant tenth = sql.sql("select at from audit_entry where sequence = 10")
                    .query((row, index) -> row.getTimestamp(1).toInstant())
                    .single();
            assertThat(number(tenth)).isEqualTo(10);
            assertThat(number(tenth.plus(1, ChronoUnit.MICROS))).isEqualTo(11);
            assertThat(number(Instant.EPOCH)).isEqualTo(1);
            assertThat(number(tenth.plus(1, ChronoUnit.DAYS))).isEqualTo(21);
        });
    }

    @Test
    void anEntrySaysByWhichWayAndFromWhereSomebodyActed() {
        serving("/vaadin/", () -> append("thing.expired", null, Map.of()));
        serving(
                "/decide/abc",
                () -> append("thing.done", ana, Map.of("for", elena.person().toString())));
        serving("/vaadin/", () -> append("thing.done", ana, Map.of("channel", "LINK")));
        serving("/api/requests", () -> append("thing.done", ana, Map.of()));

        List<AuditLine> lines = page(AuditFilter.ALL, Optional.empty()).lines();
        assertThat(lines)
                .extracting(AuditLine::channel)
                .containsExactly(
                        Optional.of(AuditChannel.API),
                        Optional.of(AuditChannel.LINK),
                        Optional.of(AuditChannel.LINK),
                        Optional.of(AuditChannel.SYSTEM));
        assertThat(lines.get(2).address()).contains("192.0.2.7");
        assertThat(lines.get(2).onBehalfOf()).map(PersonName::name).contains("Elena Prado");
        assertThat(lines.get(3).address()).isEmpty();
        assertThat(audit.verify(elena)).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void theLastCheckIsKeptAndAForgedOneIsNone() {
        assertThat(trail.lastCheck(elena)).isEmpty();
        append("thing.done", ana, Map.of());
        Verification found = audit.verify(elena);
        assertThat(trail.lastCheck(elena))
                .get()
                .satisfies(last -> assertThat(last.result()).isEqualTo(found));

        transaction.run(
                acme,
                () -> sql.sql("update audit_check set result = replace(result, 'intact 1', 'intact 9')")
                        .update());
        assertThat(trail.lastCheck(elena)).isEmpty();
    }

    @Test
    void whoMayNotReadTheLogReadsNothing() {
        append("thing.done", ana, Map.of());
        assertThat(trail.page(ana, AuditFilter.ALL, Optional.empty())).isEmpty();
        assertThat(trail.kinds(ana)).isEmpty();
        assertThat(trail.lastCheck(ana)).isEmpty();
        assertThat(trail.beginExport(ana, Map.of())).isEmpty();
        assertThat(trail.export(ana, AuditFilter.ALL, 0, 10)).isEmpty();
    }

    private long number(Instant time) {
        return sql.sql("select audit_sequence_at(?)")
                .param(Timestamp.from(time))
                .query(Long.class)
                .single();
    }

    private static AuditFilter kind(String kind) {
        return new AuditFilter(
                Optional.empty(), Optional.empty(), Optional.of(kind), Optional.empty(), Optional.empty());
    }

    private static AuditFilter since(Instant from) {
        return new AuditFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(from), Optional.empty());
    }

    private AuditPart page(AuditFilter filter, Optional<Long> before) {
        return trail.page(elena, filter, before).orElseThrow();
    }

    private List<String> kinds(AuditFilter filter) {
        return page(filter, Optional.empty()).lines().stream()
                .map(line -> line.entry().kind())
                .toList();
    }

    private void append(String kind, @Nullable Actor actor, Map<String, String> details) {
        transaction.run(
                acme,
                () -> audit.append(acme, new AuditEvent(kind, actor == null ? null : actor.person(), null, details)));
    }

    private static void serving(String path, Runnable act) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setRemoteAddr("192.0.2.7");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            act.run();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }
}
