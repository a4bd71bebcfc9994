package dev.countersign.request;

import dev.countersign.tenant.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a requester has changed unasked, until the execution comes back for it. */
@Repository
class EditRepository {

    /**
     * A changed form.
     *
     * @param revision the revision that was changed
     */
    record Edit(int revision, JsonNode form, @Nullable String reply) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    EditRepository(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Edit> find(RequestId request) {
        return sql.sql("select revision, form, reply from request_edit where request_id = ?")
                .param(request.value())
                .query((row, index) ->
                        new Edit(row.getInt("revision"), JSON.readTree(row.getString("form")), row.getString("reply")))
                .optional();
    }

    void insert(TenantId tenant, RequestId request, Edit edit, Instant now) {
        sql.sql("""
                        insert into request_edit (tenant_id, request_id, revision, form, reply, submitted_at)
                        values (:tenant, :request, :revision, :form::jsonb, :reply, :now)
                        """)
                .param("tenant", tenant.value())
                .param("request", request.value())
                .param("revision", edit.revision())
                .param("form", JSON.writeValueAsString(edit.form()))
                .param("reply", edit.reply())
                .param("now", Timestamp.from(now))
                .update();
    }

    void delete(RequestId request) {
        sql.sql("delete from request_edit where request_id = ?")
                .param(request.value())
                .update();
    }
}
