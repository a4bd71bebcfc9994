package dev.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import dev.countersign.testing.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Services.class)
class AuditLogIT {

    private final AuditLog audit;
    private final AuditRepository entries;
    private final AuditSigner signer;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final TenantId acme;
    private final Actor admin;
    private final Actor ana;

    @Autowired
    AuditLogIT(
            AuditLog audit,
            AuditRepository entries,
            AuditSigner signer,
            TenantTransaction transaction,
            JdbcClient sql,
            Organisation organisation) {
        this.audit = audit;
        this.entries = entries;
        this.signer = signer;
        this.transaction = transaction;
        this.sql = sql;
        this.acme = organisation.found();
        this.admin = organisation.administrator(acme, "Elena Prado");
        this.ana = organisation.employee(acme, "Ana Torres");
    }

    @Test
    void whatWasWrittenAtTheSameTimeIsOneChain() throws Exception {
        Callable<Boolean> write = () -> {
            append("thing.done");
            return true;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<Boolean>> all = threads.invokeAll(
                    IntStream.range(0, 60).mapToObj(i -> write).toList());
            for (Future<Boolean> each : all) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(audit.verify(admin)).satisfies(found -> intact(found, 60));
    }

    @Test
    void anEntryIsGoneWithTheTransactionItBelongsTo() {
        append("thing.done");
        assertThatThrownBy(() -> transaction.run(acme, () -> {
                    append("thing.failed");
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        assertThat(audit.verify(admin)).satisfies(found -> intact(found, 1));
    }

    @Test
    void outsideATransactionNothingIsAudited() {
        assertThatThrownBy(() -> audit.append(acme, new AuditEvent("thing.done", null, null, Map.of())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theApplicationCannotRewriteHistory() {
        append("thing.done");
        for (String attempt : List.of("update audit_entry set kind = 'thing.undone'", "delete from audit_entry")) {
            assertThatThrownBy(
                            () -> transaction.run(acme, () -> sql.sql(attempt).update()))
                    .rootCause()
                    .hasMessageContaining("permission denied for table audit_entry");
        }
    }

    @Test
    void whoeverRewritesItAllTheSameIsFoundOut() {
        append("thing.done");
        append("thing.done");
        append("thing.done");
        asOwner("update audit_entry set content = '{\"who\": \"somebody else\"}' where sequence = 2");
        assertThat(audit.verify(admin)).isEqualTo(new Verification.Broken(2, Verification.Fault.ALTERED));
        asOwner("delete from audit_entry where sequence >= 2");
        assertThat(audit.verify(admin)).isEqualTo(new Verification.Broken(2, Verification.Fault.CUT_OFF));
    }

    @Test
    void onlyAdministratorsCheckTheLog() {
        assertThat(audit.verify(ana)).isEqualTo(new Verification.NotAllowed());
    }

    @Test
    void whatOneTransactionRecordsIsAppendedInItsOrder() {
        transaction.run(acme, () -> {
            audit.append(acme, new AuditEvent("thing.begun", ana.person(), null, Map.of()));
            audit.append(acme, new AuditEvent("thing.done", ana.person(), null, Map.of()));
        });
        append("thing.undone");
        assertThat(kinds()).containsExactly("thing.begun", "thing.done", "thing.undone");
        assertThat(audit.verify(admin)).satisfies(found -> intact(found, 3));
    }

    /** Each node keeps the head that it has written, and finds by the database that another one has written since. */
    @Test
    void nodesThatWriteInTurnsWriteOneChain() {
        AuditWriter other = new AuditWriter(entries, signer, Clock.systemUTC());
        for (int i = 0; i < 3; i++) {
            append("thing.done");
            transaction.run(
                    acme,
                    () -> AuditUnit.current(acme, other)
                            .add(new AuditEvent("thing.undone", ana.person(), null, Map.of())));
            append("thing.done");
        }
        assertThat(audit.verify(admin)).satisfies(found -> intact(found, 9));
    }

    @Test
    void nodesThatWriteAtTheSameTimeWriteOneChain() throws Exception {
        List<AuditWriter> nodes = Stream.generate(() -> new AuditWriter(entries, signer, Clock.systemUTC()))
                .limit(3)
                .toList();
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            AuditWriter node = nodes.get(i % nodes.size());
            writers.add(() -> transaction.call(acme, () -> {
                AuditUnit.current(acme, node).add(new AuditEvent("thing.done", ana.person(), null, Map.of()));
                return true;
            }));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> each : threads.invokeAll(writers)) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(audit.verify(admin)).satisfies(found -> intact(found, 60));
    }

    private List<String> kinds() {
        return transaction.call(
                acme,
                () -> entries.page(acme, 0, 100, 100).stream()
                        .map(AuditEntry::kind)
                        .toList());
    }

    private static void intact(Verification found, long entries) {
        assertThat(found)
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(entries));
    }

    private void append(String kind) {
        transaction.run(acme, () -> audit.append(acme, new AuditEvent(kind, ana.person(), null, Map.of("who", "Ana"))));
    }

    private void asOwner(String statement) {
        var owner = TestDatabase.get().owner();
        new TransactionTemplate(new JdbcTransactionManager(owner)).executeWithoutResult(status -> {
            JdbcClient client = JdbcClient.create(owner);
            client.sql("select set_config('app.tenant_id', ?, true)")
                    .param(acme.toString())
                    .query((row, index) -> row.getString(1))
                    .single();
            // History is kept from the owner too, until they switch that off.
            for (String table : List.of("audit_entry", "audit_head")) {
                client.sql("alter table " + table + " disable trigger user").update();
            }
            client.sql(statement).update();
            for (String table : List.of("audit_entry", "audit_head")) {
                client.sql("alter table " + table + " enable trigger user").update();
            }
        });
    }
}
