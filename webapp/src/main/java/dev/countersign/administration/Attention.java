package dev.countersign.administration;

/** The SQL of what is wrong with requests. */
final class Attention {

    /** The most requests of each kind that the list shows. */
    private static final int MOST = 500;

    /** An open approval for which nobody is asked who can sign in, on the row {@code a} of {@code approval}. */
    private static final String NOBODY = """
            a.status = 'OPEN' and a.step <> 'revise' and (select true from assignment s
              join person p on p.tenant_id = s.tenant_id and p.person_id = s.person_id
              where s.tenant_id = a.tenant_id and s.approval_id = a.approval_id and s.status = 'OPEN' and p.active limit 1) is null
            """;

    /** The requests in which only people who have left are asked at a step. */
    static final String LEFT_ALONE = """
            select a.request_id from person gone
              join assignment held on held.tenant_id = gone.tenant_id and held.person_id = gone.person_id and held.status = 'OPEN'
              join approval a on a.tenant_id = held.tenant_id and a.approval_id = held.approval_id
              where not gone.active and %1$s limit %2$d
            """.formatted(NOBODY, MOST);

    /** The subject of an alarm that is about a request, which is not that of the alarm that counts the rest. */
    private static final String SUBJECT =
            "case when subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then subject::uuid end";

    /** The ids of the requests with which something is wrong, with the parameters {@code :late} and {@code :lateId}. */
    static final String IDS = """
            (select %2$s as request_id from alarm
              where acknowledged_at is null and kind = 'REQUEST_FAILED' order by alarm_id desc limit %1$d)
            union
            (select %2$s from alarm
              where acknowledged_at is null and kind = 'OUTCOME_NOT_CONFIRMED' order by alarm_id desc limit %1$d)
            union
            (select request_id from request
              where status = 'SUBMITTED' and request_id < :lateId order by request_id limit %1$d)
            union
            (select request_id from approval where status = 'OPEN' and due_at < :late order by due_at limit %1$d)
            union
            (%3$s)
            """.formatted(MOST, SUBJECT, LEFT_ALONE);

    /** What is wrong with each of these requests, with the parameters {@code :ids}, {@code :names}, {@code :late} and {@code :lateId}. */
    static final String OF = """
            select %1$s as request_id, case kind when 'REQUEST_FAILED' then 'FAILED' else 'UNCONFIRMED' end as kind, last_at as since
            from alarm
            where acknowledged_at is null and kind in ('REQUEST_FAILED', 'OUTCOME_NOT_CONFIRMED') and subject = any (:names)
            union all
            select request_id, 'NOT_STARTED', submitted_at from request
            where request_id = any (:ids) and status = 'SUBMITTED' and request_id < :lateId
            union all
            select request_id, 'OVERDUE', min(due_at) from approval
            where request_id = any (:ids) and status = 'OPEN' and due_at < :late group by request_id
            union all
            select a.request_id, 'NOBODY', min(a.opened_at) from approval a
            where a.request_id = any (:ids) and %2$s group by a.request_id
            """.formatted(SUBJECT, NOBODY);

    private Attention() {}
}
