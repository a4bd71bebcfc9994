package dev.countersign.administration;

import dev.countersign.request.RequestId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is wrong with requests. */
@Repository
class TroubleRepository {

    private final JdbcClient sql;

    TroubleRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** With how many requests each of these is wrong, counted up to this. */
    Map<Trouble.Kind, Integer> counts(Instant late, int most) {
        Map<Trouble.Kind, Integer> found = new EnumMap<>(Trouble.Kind.class);
        sql.sql(Attention.counts(most))
                .param("late", Timestamp.from(late))
                .param("lateId", RequestScan.idAt(late))
                .query(row -> {
                    found.put(Trouble.Kind.valueOf(row.getString("kind")), row.getInt("requests"));
                });
        return found;
    }

    /**
     * What is wrong with each of these, the most urgent first.
     *
     * @param late what should have happened before this time is late
     */
    Map<RequestId, List<Trouble>> of(Collection<RequestId> requests, Instant late) {
        Map<RequestId, List<Trouble>> found = new HashMap<>();
        sql.sql(Attention.OF)
                .param("ids", requests.stream().map(RequestId::value).toArray(UUID[]::new))
                .param("names", requests.stream().map(RequestId::toString).toArray(String[]::new))
                .param("late", Timestamp.from(late))
                .param("lateId", RequestScan.idAt(late))
                .query(row -> {
                    found.computeIfAbsent(
                                    new RequestId(row.getObject("request_id", UUID.class)), _ -> new ArrayList<>())
                            .add(new Trouble(
                                    Trouble.Kind.valueOf(row.getString("kind")),
                                    row.getTimestamp("since").toInstant()));
                });
        found.values().forEach(troubles -> troubles.sort(Comparator.comparing(Trouble::kind)));
        return found;
    }
}
