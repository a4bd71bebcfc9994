package dev.countersign.audit;

import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.people.Directory;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.secret.KeptKeys;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.OwnDatabase;
import dev.countersign.testing.TestClock;
import dev.countersign.testing.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The log with its keys and anchors in a folder, on a database of its own, and somebody who owns that database. */
final class AuditWorld implements AutoCloseable {

    final TestClock clock = new TestClock();
    final OwnDatabase database = TestDatabase.get().own();
    private final Path folder;
    private AnnotationConfigApplicationContext context;

    AuditWorld(Path folder) {
        this.folder = folder;
        this.context = start();
    }

    /** As after a restart: another process, the same folder and database. */
    void restart() {
        context.close();
        context = start();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    Path anchors() {
        return folder.resolve("audit-anchors");
    }

    TenantId found() {
        return get(Organisation.class).found();
    }

    void append(TenantId tenant, int entries) {
        for (int i = 0; i < entries; i++) {
            append(tenant, new AuditEvent("thing.done", null, null, Map.of("verdict", "DENIED")));
        }
    }

    void append(TenantId tenant, AuditEvent event) {
        get(TenantTransaction.class).run(tenant, () -> get(AuditLog.class).append(tenant, event));
    }

    List<AuditEntry> entries(TenantId tenant) {
        return get(TenantTransaction.class)
                .call(tenant, () -> get(AuditRepository.class).page(tenant, 0, Long.MAX_VALUE, 10_000));
    }

    void anchor() {
        get(Anchoring.class).run();
    }

    Verification check(TenantId tenant) {
        return get(AuditChecks.class).whole(tenant);
    }

    List<AuditBroken> alarms() {
        return get(Alarmed.class).heard;
    }

    /** In one transaction, with what keeps history from the owner switched off, as only the owner can. */
    void asOwner(TenantId tenant, Consumer<JdbcClient> work) {
        var owner = database.owner();
        new TransactionTemplate(new JdbcTransactionManager(owner)).executeWithoutResult(status -> {
            JdbcClient sql = JdbcClient.create(owner);
            bind(sql, tenant);
            triggers(sql, "disable");
            work.accept(sql);
            triggers(sql, "enable");
        });
    }

    /** With everything that the owner meets who switches nothing off. */
    void asHonestOwner(TenantId tenant, String statement) {
        var owner = database.owner();
        new TransactionTemplate(new JdbcTransactionManager(owner)).executeWithoutResult(status -> {
            JdbcClient sql = JdbcClient.create(owner);
            bind(sql, tenant);
            sql.sql(statement).update();
        });
    }

    static void bind(JdbcClient sql, TenantId tenant) {
        sql.sql("select set_config('app.tenant_id', ?, true)")
                .param(tenant.toString())
                .query((row, index) -> row.getString(1))
                .single();
    }

    /** As somebody who knows this code would: every entry and the head, from these, signed or not. */
    void replaceChain(TenantId tenant, List<AuditEntry> chain) {
        asOwner(tenant, sql -> {
            sql.sql("alter table audit_entry drop constraint if exists audit_entry_signed")
                    .update();
            sql.sql("delete from audit_entry").update();
            sql.sql("delete from audit_head").update();
            if (!chain.isEmpty()) {
                sql.sql("insert into audit_head (tenant_id, sequence, hash) values (?, 0, ?)")
                        .params(tenant.value(), Hash.NONE.bytes())
                        .update();
            }
            chain.forEach(entry -> {
                sql.sql("update audit_head set sequence = ?, hash = ?")
                        .params(entry.sequence() - 1, entry.previous().bytes())
                        .update();
                if (!new AuditRepository(sql).appendIfNext(tenant, entry)) {
                    throw new AssertionError("not written: " + entry);
                }
            });
        });
    }

    PersonId person(TenantId tenant) {
        return get(Organisation.class).employee(tenant, "Ana Torres").person();
    }

    private static void triggers(JdbcClient sql, String how) {
        for (String table : List.of("audit_entry", "audit_head")) {
            sql.sql("alter table " + table + " " + how + " trigger user").update();
        }
    }

    private AnnotationConfigApplicationContext start() {
        var fresh = new AnnotationConfigApplicationContext();
        fresh.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "countersign.data-dir",
                                folder.toString(),
                                "countersign.audit.anchor-file",
                                anchors().toString())));
        fresh.registerBean(HikariDataSource.class, database::app);
        fresh.registerBean(TestClock.class, () -> clock);
        fresh.register(Services.class);
        fresh.refresh();
        return fresh;
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** Hears what the module for alarms hears. */
    static class Alarmed {

        final List<AuditBroken> heard = new ArrayList<>();

        @EventListener
        void on(AuditBroken broken) {
            heard.add(broken);
        }
    }

    @ComponentScan(
            basePackageClasses = {TenantTransaction.class, KeptKeys.class, People.class, AuditLog.class},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {".*\\.audit\\.AuditJobs", ".*(Test|IT)(\\$.*)?"}))
    static class Services {

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        JdbcClient sql(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        RandomGenerator random() {
            return new SecureRandom();
        }

        @Bean
        Alarmed alarmed() {
            return new Alarmed();
        }

        @Bean
        Organisation organisation(Tenants tenants, Directory directory, People people) {
            return new Organisation(tenants, directory, people);
        }
    }
}
