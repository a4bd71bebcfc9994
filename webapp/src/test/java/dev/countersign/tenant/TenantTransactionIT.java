package dev.countersign.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Services.class)
class TenantTransactionIT {

    private final TenantTransaction transaction;
    private final PlatformTransactionManager transactions;
    private final JdbcClient sql;
    private final Tenants tenants;
    private final TenantId acme;
    private final TenantId globex;

    @Autowired
    TenantTransactionIT(
            TenantTransaction transaction,
            PlatformTransactionManager transactions,
            JdbcClient sql,
            Tenants tenants,
            Organisation organisation) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.sql = sql;
        this.tenants = tenants;
        this.acme = organisation.found();
        this.globex = organisation.found();
    }

    @Test
    void itsRowsAreThoseOfItsTenantAndOutsideThereAreNone() {
        assertThat(transaction.call(acme, this::visibleTenants)).containsExactly(acme.value());
        assertThat(transaction.call(globex, this::visibleTenants)).containsExactly(globex.value());
        assertThat(visibleTenants()).isEmpty();
    }

    @Test
    void insideItselfItJoins() {
        transaction.run(
                acme,
                () -> transaction.run(acme, () -> assertThat(visibleTenants()).containsExactly(acme.value())));
    }

    @Test
    void whatFailsInsideIsRolledBackWhole() {
        String slug = "t" + UUID.randomUUID();
        assertThatThrownBy(() -> transaction.run(acme, () -> {
                    sql.sql("insert into person_group (tenant_id, group_id, key, name) values (?, ?, 'x', 'X')")
                            .params(acme.value(), UUID.randomUUID())
                            .update();
                    throw new IllegalArgumentException(slug);
                }))
                .hasMessage(slug);
        assertThat(transaction.<Long>call(
                        acme,
                        () -> sql.sql("select count(*) from person_group")
                                .query((row, index) -> row.getLong(1))
                                .single()))
                .isZero();
    }

    @Test
    void anotherTenantIsRefusedInsideAndTheFirstOneStays() {
        transaction.run(acme, () -> {
            assertThatThrownBy(() -> transaction.run(globex, () -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot serve " + globex);
            assertThat(visibleTenants()).containsExactly(acme.value());
        });
    }

    @Test
    void aTransactionThatWasBegunOtherwiseIsRefused() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> assertThatThrownBy(() -> transaction.run(acme, () -> {}))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("without a tenant"));
    }

    @Test
    void aTenantIsFoundByItsSlugBeforeAnybodySignedIn() {
        Tenant tenant = tenants.add("t" + UUID.randomUUID(), "Initech", ZoneId.of("UTC"));
        assertThat(tenants.bySlug(tenant.slug())).contains(tenant);
        assertThat(tenants.bySlug("nobody")).isEmpty();
        assertThat(tenants.all()).contains(acme, globex, tenant.id());
    }

    private List<UUID> visibleTenants() {
        return sql.sql("select tenant_id from tenant")
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }
}
