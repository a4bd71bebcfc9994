package dev.countersign.request;

import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RequestDraftRepository {

    private final JdbcClient sql;

    RequestDraftRepository(JdbcClient sql) {
        this.sql = sql;
    }

    void put(Actor actor, String form, UUID submission, String content, Instant now) {
        sql.sql("""
                        insert into request_draft (tenant_id, person_id, submission_id, form, content, kept_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, person_id, submission_id)
                        do update set form = excluded.form, content = excluded.content, kept_at = excluded.kept_at
                        """)
                .params(actor.tenant().value(), actor.person().value(), submission, form, content, Timestamp.from(now))
                .update();
    }

    void keepNewest(PersonId person, int most) {
        sql.sql("""
                        delete from request_draft where person_id = :person and submission_id in (
                          select submission_id from request_draft where person_id = :person
                          order by kept_at desc, submission_id offset :most)
                        """).param("person", person.value()).param("most", most).update();
    }

    Optional<StoredDraft> newest(PersonId person, String form) {
        return sql.sql("""
                        select content, kept_at from request_draft where person_id = ? and form = ?
                        order by kept_at desc, submission_id limit 1
                        """)
                .params(person.value(), form)
                .query((row, index) -> new StoredDraft(
                        row.getString("content"), row.getTimestamp("kept_at").toInstant()))
                .optional();
    }

    void forget(PersonId person, UUID submission) {
        sql.sql("delete from request_draft where person_id = ? and submission_id = ?")
                .params(person.value(), submission)
                .update();
    }
}
