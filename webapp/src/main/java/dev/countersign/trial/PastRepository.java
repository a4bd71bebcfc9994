package dev.countersign.trial;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.template.TemplateVersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the requests of a template, newest first, whatever their version. */
@Repository
class PastRepository {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    PastRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** How many there are, and not more than this. */
    int count(String template, int most) {
        return sql.sql("""
                        select count(*) from (
                          select from template t join template_version v using (tenant_id, template_id)
                            cross join lateral (
                              select from request r
                              where r.tenant_id = v.tenant_id and r.template_version_id = v.template_version_id limit :most) r
                          where t.key = :key limit :most) few
                        """)
                .param("key", template)
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** With everything that was answered, by one statement. */
    List<PastRequest> before(String template, UUID before, int most) {
        return sql.sql("""
                        select r.request_id, r.number, r.template_version_id, r.requester_id, r.requester_facts, r.submitted_at,
                          r.status = 'WITHDRAWN' as withdrawn,
                          (select jsonb_object_agg(f.revision, f.form) from request_revision f
                            where f.tenant_id = r.tenant_id and f.request_id = r.request_id) as forms,
                          (select jsonb_agg(jsonb_build_object('step', a.step, 'visit', a.visit, 'revision', a.revision,
                              'outcome', a.outcome)) from approval a
                            where a.tenant_id = r.tenant_id and a.request_id = r.request_id and a.outcome is not null
                              and a.status in ('ANSWERED', 'SUPERSEDED')) as outcomes,
                          (select jsonb_object_agg(s.step, s.result order by s.revision) from request_step_result s
                            where s.tenant_id = r.tenant_id and s.request_id = r.request_id) as results
                        from template t join template_version v using (tenant_id, template_id)
                          cross join lateral (
                            select * from request q
                            where q.tenant_id = v.tenant_id and q.template_version_id = v.template_version_id
                              and q.request_id < :before
                            order by q.request_id desc limit :most) r
                        where t.key = :key order by r.request_id desc limit :most
                        """)
                .param("key", template)
                .param("before", before)
                .param("most", most)
                .query(PastRepository::request)
                .list();
    }

    private static PastRequest request(ResultSet row, int index) throws SQLException {
        Map<Integer, JsonNode> forms = new HashMap<>();
        json(row, "forms").properties().forEach(form -> forms.put(Integer.valueOf(form.getKey()), form.getValue()));
        Map<PastRequest.Visit, TaskAnswer.Outcome> outcomes = new HashMap<>();
        for (JsonNode one : json(row, "outcomes")) {
            outcomes.put(
                    new PastRequest.Visit(
                            one.path("step").stringValue(),
                            one.path("visit").intValue(),
                            one.path("revision").intValue()),
                    TaskAnswer.Outcome.valueOf(one.path("outcome").stringValue()));
        }
        Map<String, JsonNode> results = new HashMap<>();
        json(row, "results").properties().forEach(result -> results.put(result.getKey(), result.getValue()));
        String facts = row.getString("requester_facts");
        return new PastRequest(
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("number"),
                new TemplateVersionId(row.getObject("template_version_id", UUID.class)),
                new PersonId(row.getObject("requester_id", UUID.class)),
                facts == null ? null : JSON.readTree(facts),
                row.getTimestamp("submitted_at").toInstant(),
                row.getBoolean("withdrawn"),
                forms,
                outcomes,
                results);
    }

    private static JsonNode json(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? JSON.createObjectNode() : JSON.readTree(text);
    }
}
