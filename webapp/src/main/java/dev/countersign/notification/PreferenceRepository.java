package dev.countersign.notification;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PreferenceRepository {

    private final JdbcClient sql;

    PreferenceRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** What the person has chosen; topics without a choice are left out. */
    Map<Topic, Delivery> of(PersonId person) {
        Map<Topic, Delivery> chosen = new EnumMap<>(Topic.class);
        sql.sql("select topic, delivery from notification_preference where person_id = ?")
                .param(person.value())
                .query(row -> {
                    chosen.put(Topic.valueOf(row.getString("topic")), Delivery.valueOf(row.getString("delivery")));
                });
        return chosen;
    }

    void choose(TenantId tenant, PersonId person, Topic topic, Delivery delivery, Instant now) {
        sql.sql("""
                        insert into notification_preference (tenant_id, person_id, topic, delivery, changed_at)
                        values (:tenant, :person, :topic, :delivery, :now)
                        on conflict (tenant_id, person_id, topic) do update
                        set delivery = excluded.delivery, changed_at = excluded.changed_at
                        """)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .param("topic", topic.name())
                .param("delivery", delivery.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** What came in the digest stays in the application. */
    void stopDigest(PersonId person, Instant now) {
        sql.sql("""
                        update notification_preference set delivery = 'IN_APP', changed_at = ?
                        where person_id = ? and delivery = 'DIGEST'
                        """).params(Timestamp.from(now), person.value()).update();
    }
}
