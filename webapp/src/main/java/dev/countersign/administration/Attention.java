package dev.countersign.administration;

import dev.countersign.alarm.Alarm;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The SQL of what is wrong with requests. */
final class Attention {

    /** An open approval for which nobody is asked who can sign in, on the row {@code a} of {@code approval}. */
    private static final String NOBODY = """
            a.status = 'OPEN' and a.step <> 'revise' and (select true from assignment s
              join person p on p.tenant_id = s.tenant_id and p.person_id = s.person_id
              where s.tenant_id = a.tenant_id and s.approval_id = a.approval_id and s.status = 'OPEN' and p.active limit 1) is null
            """;

    /** Of an assignment {@code held}: its person is asked for something else, too, than for being in a group or having a role. */
    static final String NAMED = """
            jsonb_path_exists(held.reason, '$[*].kind ? (!(@ like_regex
              "^(GROUP|ADMINISTRATOR|NOBODY_LEFT|TOO_FEW|TOO_MANY|EXPRESSION_FAILED|TEMPLATE_EDITOR|MANAGER|OWN_REQUEST)$"))')
            """;

    /** Where only people who have left are asked: each of them as {@code gone}, with the approval as {@code a}. */
    static final String LEAVERS_ASKED = """
            from person gone
              join assignment held on held.tenant_id = gone.tenant_id and held.person_id = gone.person_id and held.status = 'OPEN'
              join approval a on a.tenant_id = held.tenant_id and a.approval_id = held.approval_id
              where not gone.active and %s
            """.formatted(NOBODY);

    /** The requests in which only people who have left are asked at a step. */
    static final String LEFT_ALONE = "select a.request_id " + LEAVERS_ASKED;

    /** The subject of an alarm that is about a request, which is not that of the alarm that counts the rest. */
    private static final String SUBJECT =
            "case when subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then subject::uuid end";

    /** The alarm that counts further failed requests, because so many are open. */
    private static final String UNCOUNTED =
            "from alarm where acknowledged_at is null and kind = 'REQUEST_FAILED' and subject = '%s'"
                    .formatted(Alarm.MORE);

    /** What is wrong with each of these requests, with the parameters {@code :ids}, {@code :names}, {@code :late} and {@code :lateId}. */
    static final String OF = """
            select %1$s as request_id,
              case kind when 'REQUEST_FAILED' then 'FAILED' when 'TOO_FEW_LEFT' then 'TOO_FEW' else 'UNCONFIRMED' end as kind,
              case kind when 'TOO_FEW_LEFT' then first_at else last_at end as since
            from alarm
            where acknowledged_at is null and kind in ('REQUEST_FAILED', 'OUTCOME_NOT_CONFIRMED', 'TOO_FEW_LEFT') and subject = any (:names)
            union all
            select request_id, 'FAILED', closed_at from request
            where request_id = any (:ids) and status = 'FAILED' and closed_at >= (select first_at %3$s)
              and (select true from alarm where acknowledged_at is null and kind = 'REQUEST_FAILED' and subject = request_id::text) is null
            union all
            select request_id, 'NOT_STARTED', submitted_at from request
            where request_id = any (:ids) and status = 'SUBMITTED' and request_id < :lateId
            union all
            select request_id, 'OVERDUE', min(due_at) from approval
            where request_id = any (:ids) and status = 'OPEN' and due_at < :late group by request_id
            union all
            select a.request_id, 'NOBODY', min(a.opened_at) %2$s and a.request_id = any (:ids) group by a.request_id
            """.formatted(SUBJECT, LEAVERS_ASKED, UNCOUNTED);

    private Attention() {}

    /**
     * The ids of the requests with which this is wrong, or anything, newest first; with the parameters {@code :late} and {@code :lateId}.
     *
     * @param bounds further conditions on {@code request_id}
     * @param most how many at most
     */
    static String ids(Optional<Trouble.Kind> wrong, String bounds, int most) {
        return Arrays.stream(Trouble.Kind.values())
                .filter(kind -> wrong.isEmpty() || wrong.get() == kind)
                .map(kind -> "(select request_id from (%s) o where true%s order by request_id desc limit %d)"
                        .formatted(source(kind), bounds, most))
                .collect(Collectors.joining("\nunion\n"));
    }

    /**
     * With how many requests each of these is wrong, with the same parameters.
     *
     * @param most where counting ends
     */
    static String counts(int most) {
        return Arrays.stream(Trouble.Kind.values())
                .map(kind ->
                        "select '%s' as kind, count(distinct request_id) as requests from (select request_id from (%s) o limit %d) c"
                                .formatted(kind, source(kind), most))
                .collect(Collectors.joining("\nunion all\n"));
    }

    private static String source(Trouble.Kind kind) {
        return switch (kind) {
            case FAILED -> alarms("REQUEST_FAILED") + """
                    union all
                    select request_id from request
                      where status = 'FAILED' and (select true %1$s) and closed_at >= (select first_at %1$s)
                    """.formatted(UNCOUNTED);
            case UNCONFIRMED -> alarms("OUTCOME_NOT_CONFIRMED");
            case NOBODY -> LEFT_ALONE;
            case TOO_FEW -> alarms("TOO_FEW_LEFT");
            case NOT_STARTED -> "select request_id from request where status = 'SUBMITTED' and request_id < :lateId";
            case OVERDUE -> "select request_id from approval where status = 'OPEN' and due_at < :late";
        };
    }

    private static String alarms(String kind) {
        return "select %s as request_id from alarm where acknowledged_at is null and kind = '%s'\n"
                .formatted(SUBJECT, kind);
    }
}
