package dev.countersign.insight;

import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the triggers have noted, and which organisations have something to count. */
@Repository
class ChangeRepository {

    record Change(long id, UUID request) {}

    private final JdbcClient sql;

    ChangeRepository(JdbcClient sql) {
        this.sql = sql;
    }

    List<Change> oldest(int most) {
        return sql.sql("select change_id, request_id from insight_change order by change_id limit ?")
                .param(most)
                .query((row, index) -> new Change(row.getLong(1), Objects.requireNonNull(row.getObject(2, UUID.class))))
                .list();
    }

    /** Those that were read and no others: what was noted meanwhile is counted next time. */
    void delete(Collection<Change> changes) {
        sql.sql("delete from insight_change where change_id = any (?)")
                .param(changes.stream().map(Change::id).toArray(Long[]::new))
                .update();
    }

    List<TenantId> changed(UUID behind, int most) {
        return tenants("select insight_to_count(?, ?)", behind, most);
    }

    List<TenantId> backlogs(UUID behind, int most) {
        return tenants("select insight_backlogs(?, ?)", behind, most);
    }

    private List<TenantId> tenants(String query, UUID behind, int most) {
        return sql.sql(query)
                .params(behind, most)
                .query((row, index) -> new TenantId(Objects.requireNonNull(row.getObject(1, UUID.class))))
                .list();
    }
}
