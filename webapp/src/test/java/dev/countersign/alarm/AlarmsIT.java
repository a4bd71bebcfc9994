package dev.countersign.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(Services.class)
class AlarmsIT {

    private final Alarms alarms;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final TenantId tenant;
    private final Actor elena;
    private final Actor ana;
    private final Actor stranger;

    @Autowired
    AlarmsIT(Alarms alarms, TenantTransaction transaction, JdbcClient sql, Organisation organisation) {
        this.alarms = alarms;
        this.transaction = transaction;
        this.sql = sql;
        this.tenant = organisation.found();
        this.elena = organisation.administrator(tenant, "Elena Prado");
        this.ana = organisation.employee(tenant, "Ana Torres");
        this.stranger = organisation.administrator(organisation.found(), "Greta Stern");
    }

    @Test
    void theSameAlarmIsCountedWhileItIsOpen() {
        raise("PR-1001");
        raise("PR-1001");
        raise("PR-1002");
        assertThat(open(elena)).extracting(Alarm::subject).containsExactly("PR-1002", "PR-1001");
        assertThat(open(elena)).extracting(Alarm::times).containsExactly(1L, 2L);
        assertThat(alarms.open(elena)).isEqualTo(2);
    }

    @Test
    void theFactsOfTheFirstAndOfTheLastTimeAreKept() {
        for (String step : List.of("manager", "finance", "budget")) {
            alarms.raise(tenant, AlarmKind.TASK_NOT_OURS, "PR-1001", Map.of("step", step));
        }
        assertThat(open(elena)).singleElement().satisfies(alarm -> {
            assertThat(alarm.facts()).containsEntry("step", "manager");
            assertThat(alarm.latest().orElseThrow()).containsEntry("step", "budget");
        });
        alarms.raise(tenant, AlarmKind.TASK_NOT_OURS, "PR-1001", Map.of("step", "manager"));
        assertThat(open(elena)).extracting(Alarm::latest).containsExactly(Optional.empty());
    }

    @Test
    void ofAFloodTheLatestIsKnown() {
        IntStream.range(0, Alarms.MOST_OPEN + 3).forEach(i -> raise("forged " + i));
        assertThat(open(elena))
                .filteredOn(alarm -> alarm.subject().equals(Alarm.MORE))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.latest().orElseThrow())
                        .containsEntry("number", "forged " + (Alarms.MOST_OPEN + 2)));
    }

    @Test
    void onlyAdministratorsOfTheTenantSeeAndAcknowledge() {
        raise("PR-1001");
        AlarmId id = open(elena).getFirst().id();
        for (Actor other : List.of(ana, stranger)) {
            assertThat(open(other)).isEmpty();
            assertThat(alarms.open(other)).isZero();
            assertThat(alarms.acknowledge(other, id)).isFalse();
        }
        assertThat(open(elena)).hasSize(1);
    }

    @Test
    void acknowledgingIsAuditedAndDoneOnce() {
        raise("PR-1001");
        AlarmId id = open(elena).getFirst().id();
        assertThat(alarms.acknowledge(elena, id)).isTrue();
        assertThat(alarms.acknowledge(elena, id)).isFalse();
        assertThat(open(elena)).isEmpty();
        assertThat(alarms.page(elena, false, Optional.empty()).alarms())
                .extracting(alarm -> alarm.acknowledged().orElseThrow().by())
                .containsExactly(Optional.of(elena.person()));
        assertThat(count("select count(*) from audit_entry where kind = 'alarm.acknowledged'"))
                .isEqualTo(1);
        raise("PR-1001");
        assertThat(open(elena)).extracting(Alarm::times).containsExactly(1L);
    }

    @Test
    void aFloodIsCountedAndDoesNotFillTheTable() {
        IntStream.range(0, Alarms.MOST_OPEN + 30).forEach(i -> raise("forged " + i));
        assertThat(count("select count(*) from alarm")).isEqualTo(Alarms.MOST_OPEN + 1);
        assertThat(count("select times::int from alarm where subject = '*'")).isEqualTo(30);
    }

    @Test
    void pagesAreNewestFirstAndMeetWithoutAGap() {
        List<String> subjects =
                IntStream.range(0, 60).mapToObj(i -> "request " + i).toList();
        subjects.forEach(this::raise);
        List<String> read = new ArrayList<>();
        Optional<AlarmId> after = Optional.empty();
        do {
            AlarmPage page = alarms.page(elena, true, after);
            page.alarms().forEach(alarm -> read.add(alarm.subject()));
            after = page.next();
        } while (after.isPresent());
        assertThat(read).containsExactlyInAnyOrderElementsOf(subjects);
        assertThat(read.getFirst()).isNotEqualTo("request 0");
    }

    @Test
    void whatADatabaseRefusesIsKeptWithoutIt() {
        alarms.raise(
                tenant,
                AlarmKind.TASK_NOT_OURS,
                "a\0b\ud800",
                Map.of("step", "x\0y\udc00", "reason", "r".repeat(9_000)));
        Alarm alarm = open(elena).getFirst();
        assertThat(alarm.subject()).isEqualTo("ab");
        assertThat(alarm.facts()).containsEntry("step", "xy");
        assertThat(alarm.facts().get("reason")).hasSize(500).endsWith("…");
    }

    @Test
    void anAlarmOfATransactionThatIsRolledBackIsNone() {
        assertThatThrownBy(() -> transaction.run(tenant, () -> {
                    raise("PR-1001");
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        assertThat(open(elena)).isEmpty();
    }

    private void raise(String subject) {
        alarms.raise(tenant, AlarmKind.TASK_NOT_OURS, subject, Map.of("number", subject));
    }

    private List<Alarm> open(Actor actor) {
        return alarms.page(actor, true, Optional.empty()).alarms();
    }

    private int count(String query) {
        return transaction.call(
                tenant, () -> sql.sql(query).query(Integer.class).single());
    }
}
