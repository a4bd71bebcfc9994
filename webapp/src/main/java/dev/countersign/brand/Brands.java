package dev.countersign.brand;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and changes how organisations look. Nothing is cached, so every node sees a change at once. */
@Component
public class Brands {

    private final JdbcClient sql;
    private final TenantTransaction transaction;

    Brands(JdbcClient sql, TenantTransaction transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    public Brand of(TenantId tenant) {
        return transaction.call(
                tenant,
                () -> sql.sql("select name, accent, logo from tenant where tenant_id = ?")
                        .param(tenant.value())
                        .query((row, index) -> brand(tenant, row))
                        .single());
    }

    /**
     * Chooses name and colour.
     *
     * @param accent empty for the colour of the product
     */
    public void change(TenantId tenant, String name, Optional<Accent> accent) {
        @Nullable String color = accent.map(Accent::chosen).orElse(null);
        transaction.run(
                tenant,
                () -> sql.sql("update tenant set name = ?, accent = ? where tenant_id = ?")
                        .param(name)
                        .param(color)
                        .param(tenant.value())
                        .update());
    }

    public void show(TenantId tenant, LogoPicture picture) {
        transaction.run(tenant, () -> {
            sql.sql("""
                            insert into tenant_logo (tenant_id, content) values (?, ?)
                            on conflict (tenant_id) do update set content = excluded.content
                            """).params(tenant.value(), picture.png()).update();
            name(tenant, picture.sha256());
        });
    }

    public void removeLogo(TenantId tenant) {
        transaction.run(tenant, () -> {
            name(tenant, null);
            sql.sql("delete from tenant_logo where tenant_id = ?")
                    .param(tenant.value())
                    .update();
        });
    }

    /** The logo that the organisation has now, as PNG. */
    Optional<StoredLogo> logo(TenantId tenant) {
        return transaction.call(
                tenant,
                () -> sql.sql(
                                "select t.logo, l.content from tenant t join tenant_logo l using (tenant_id) where tenant_id = ?")
                        .param(tenant.value())
                        .query((row, index) -> new StoredLogo(row.getString("logo"), row.getBytes("content")))
                        .optional());
    }

    private void name(TenantId tenant, @Nullable String hash) {
        sql.sql("update tenant set logo = ? where tenant_id = ?")
                .param(hash)
                .param(tenant.value())
                .update();
    }

    private static Brand brand(TenantId tenant, ResultSet row) throws SQLException {
        return new Brand(
                tenant,
                row.getString("name"),
                Optional.ofNullable(row.getString("accent")).flatMap(Accent::parse),
                Optional.ofNullable(row.getString("logo")));
    }
}
