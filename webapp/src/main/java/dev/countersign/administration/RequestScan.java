package dev.countersign.administration;

import dev.countersign.request.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds requests of an organisation, newest first. The most selective part of the filter is a range of an index; of this range at most {@value
 * #MOST} requests are looked at for one part of the list, and the rest of the filter is checked on each. So the cost does not depend on how many
 * requests there are. What waits for one person grows with their open approvals, which are in the order of no request.
 */
@Repository
class RequestScan {

    /** The most requests that are looked at for a part of the list. */
    static final int MOST = 2_000;

    /** @param next the last request that was looked at; empty at the end of the list */
    record Found(List<RequestId> ids, Optional<RequestId> next) {}

    private static final Pattern NUMBER = Pattern.compile("(?:([A-Za-z]{1,8})[\\s\\p{Pd}]*)?(\\d{1,18})");

    private final JdbcClient sql;

    RequestScan(JdbcClient sql) {
        this.sql = sql;
    }

    Found page(OrganisationFilter filter, Optional<RequestId> after, int limit, Instant late) {
        // Each request of the range is looked up by its key, until enough match: joined, PostgreSQL may read the whole
        // table.
        ScanQuery query = new ScanQuery(filter, numbered(filter.text()), after, late);
        List<RequestId> ids = sql.sql("""
                        select s.request_id from (%s) s
                          cross join lateral (select * from request one where one.request_id = s.request_id limit 1) r
                        where true %s order by s.request_id desc limit :limit
                        """.formatted(query.range(), query.conditions()))
                .params(query.parameters())
                .param("limit", limit + 1)
                .query((row, index) -> new RequestId(row.getObject(1, UUID.class)))
                .list();
        return ids.size() > limit
                ? new Found(ids.subList(0, limit), Optional.of(ids.get(limit - 1)))
                : new Found(ids, lastLookedAt(query));
    }

    /** Whether the organisation has a request. */
    boolean areAny() {
        return sql.sql("select exists (select from request)")
                .query(Boolean.class)
                .single();
    }

    /** The requests with this number, as PR-1042, pr 1042 or, whatever its letters, 1042. */
    private List<UUID> numbered(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return List.of();
        }
        String letters = number.group(1);
        return sql.sql("""
                        select r.request_id from request_number n
                          join request r on r.tenant_id = n.tenant_id and r.number = n.prefix || '-' || :digits
                        where :letters = '' or n.prefix = :letters
                        """)
                .param("letters", letters == null ? "" : letters.toUpperCase(Locale.ROOT))
                .param("digits", number.group(2))
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }

    private Optional<RequestId> lastLookedAt(ScanQuery query) {
        return sql.sql("select request_id from (%s) s order by request_id desc offset %d limit 1"
                        .formatted(query.range(), MOST - 1))
                .params(query.parameters())
                .query((row, index) -> new RequestId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** When a request with this id was submitted. */
    static Instant timeOf(RequestId id) {
        return Instant.ofEpochMilli(id.value().getMostSignificantBits() >>> 16);
    }

    /** The lowest id of a request that was submitted at this time or later. */
    static UUID idAt(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
