package dev.countersign.approval;

import dev.countersign.tenant.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tokens that messages named for an approval: the first one in its row, further ones in a table. */
@Repository
class TokenRepository {

    private final JdbcClient sql;

    TokenRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** In the order of arrival. */
    List<SealedToken> of(ApprovalId id) {
        return sql.sql("""
                        select task_token from (
                          select 0 as ordinal, task_token from approval where approval_id = :id and task_token is not null
                          union all select ordinal, task_token from approval_token where approval_id = :id
                        ) as token order by ordinal
                        """)
                .param("id", id.value())
                .query((row, index) -> SealedToken.of(row.getBytes(1)))
                .list();
    }

    void add(TenantId tenant, ApprovalId id, int ordinal, SealedToken token, Instant now) {
        sql.sql("""
                        insert into approval_token (tenant_id, approval_id, ordinal, task_token, arrived_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(tenant.value(), id.value(), ordinal, token.ciphertext(), Timestamp.from(now))
                .update();
    }

    /** Deletes the further tokens. */
    void forgetFurther(ApprovalId id) {
        sql.sql("delete from approval_token where approval_id = ?")
                .param(id.value())
                .update();
    }
}
