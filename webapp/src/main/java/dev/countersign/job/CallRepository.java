package dev.countersign.job;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes rows of db-scheduler's table. Its own client reads a row before it writes or deletes it, and takes one statement for each; this class takes one
 * for all calls of a transaction.
 */
@Repository
class CallRepository {

    /**
     * A call to be made.
     *
     * @param data JSON
     */
    record NewCall(CallId id, String data, Instant at) {}

    /** Longer than anything is scheduled ahead. */
    private static final String HELD = "1000 years";

    private final JdbcClient sql;

    CallRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Calls that are scheduled already stay as they are. */
    void insert(Collection<NewCall> calls) {
        sql.sql("""
                        insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                        select call.name, call.instance, convert_to(call.data, 'UTF8'), call.at::timestamptz, false, 1
                        from unnest(:names::text[], :instances::text[], :data::text[], :times::text[])
                          as call(name, instance, data, at)
                        order by call.name, call.instance
                        on conflict do nothing
                        """)
                .param("names", texts(calls, call -> call.id().call()))
                .param("instances", texts(calls, call -> call.id().instance()))
                .param("data", texts(calls, NewCall::data))
                .param(
                        "times",
                        // The database rounds what is finer, which could be later.
                        texts(
                                calls,
                                call -> call.at().truncatedTo(ChronoUnit.MICROS).toString()))
                .update();
    }

    /** Calls that are being made are not affected. */
    void delete(Collection<CallId> calls) {
        sql.sql("""
                        delete from scheduled_tasks
                        where (task_name, task_instance) in (select * from unnest(:names::text[], :instances::text[])) and not picked
                        """)
                .param("names", texts(calls, CallId::call))
                .param("instances", texts(calls, CallId::instance))
                .update();
    }

    /** Deletes a call that is being made; false if another node has taken it over. */
    boolean end(CallId call, long version) {
        return sql.sql("delete from scheduled_tasks where task_name = ? and task_instance = ? and version = ?")
                        .params(List.of(call.call(), call.instance(), version))
                        .update()
                == 1;
    }

    /** Moves a call that is being made centuries ahead; false if another node has taken it over. */
    boolean hold(CallId call, long version) {
        return sql.sql("""
                        update scheduled_tasks set execution_time = execution_time + :held::interval, picked = false, picked_by = null,
                          last_heartbeat = null, version = version + 1
                        where task_name = :name and task_instance = :instance and version = :version
                        """)
                        .param("held", HELD)
                        .param("name", call.call())
                        .param("instance", call.instance())
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Moves the calls of the tenant back that were held. */
    void release(String tenant, Instant now) {
        sql.sql("""
                        update scheduled_tasks set execution_time = execution_time - :held::interval, version = version + 1
                        where execution_time > :now::timestamptz + :held::interval / 2 and not picked
                          and position(convert_to(:tenant, 'UTF8') in task_data) > 0
                        """)
                .param("held", HELD)
                .param("now", now.toString())
                .param("tenant", tenant)
                .update();
    }

    /** A call of an earlier release has no moment in its id. */
    void postpone(Map<String, Duration> by, List<String> names) {
        sql.sql("""
                        update scheduled_tasks t set execution_time = t.execution_time + m.millis * interval '1 millisecond', version = t.version + 1,
                          task_instance = case when t.task_instance like '%@%'
                            then m.id || '@' || (substring(t.task_instance from '@([0-9]+)')::bigint + m.millis)
                              || coalesce(substring(t.task_instance from '#.*$'), '')
                            else t.task_instance end
                        from unnest(:ids::text[], :millis::bigint[]) as m(id, millis)
                        where t.task_name = any (:names) and split_part(translate(t.task_instance, '@', '#'), '#', 1) = m.id and not t.picked
                        """)
                .param("ids", by.keySet().toArray(String[]::new))
                .param("millis", by.values().stream().map(Duration::toMillis).toArray(Long[]::new))
                .param("names", names.toArray(String[]::new))
                .update();
    }

    /** Deletes some calls of the tenant that are not being made. Returns how many. */
    int drop(String tenant, int most) {
        return sql.sql("""
                        delete from scheduled_tasks where ctid = any (array(
                          select ctid from scheduled_tasks where position(convert_to(?, 'UTF8') in task_data) > 0 and not picked limit ?)) and not picked
                        """).params(tenant, most).update();
    }

    /** Whether a call of the tenant is being made, or waits. */
    boolean has(String tenant) {
        return sql.sql(
                        "select exists (select from scheduled_tasks where position(convert_to(?, 'UTF8') in task_data) > 0)")
                .param(tenant)
                .query(Boolean.class)
                .single();
    }

    private static <T> String[] texts(Collection<T> calls, Function<T, String> part) {
        return calls.stream().map(part).toArray(String[]::new);
    }
}
