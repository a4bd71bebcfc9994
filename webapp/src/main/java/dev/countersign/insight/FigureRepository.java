package dev.countersign.insight;

import dev.countersign.insight.InsightFilter.Scope;
import dev.countersign.people.PersonId;
import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds up what has been counted: the figures of the organisation, or the facts of the people of a team. */
@Repository
class FigureRepository {

    /** The most lines of who waits for whom. */
    static final int MOST_WAITS = 200;

    private static final String TEAM = """
            with recursive team (person_id) as (
              select p.person_id from person p where p.manager_id = :reader
              union
              select p.person_id from person p join team t on p.manager_id = t.person_id)
            """;

    /** By what figures are added up. */
    enum By {
        MONTH("f.month::text", "''"),
        TEMPLATE("f.template_key", "''"),
        STEP("f.template_key", "f.step"),
        GROUP("%s", "''");

        private final String key;
        private final String step;

        By(String key, String step) {
            this.key = key;
            this.step = step;
        }
    }

    /** Which figures. */
    record Query(InsightFilter filter, LocalDate from, PersonId reader) {}

    /** @param key as {@link By} says */
    record Row(String key, String step, String outcome, int mark, int bucket, long counted) {}

    record WaitRow(String department, PersonId person, long times, Duration total) {}

    private final JdbcClient sql;

    FigureRepository(JdbcClient sql) {
        this.sql = sql;
    }

    List<Row> rows(Query query, Fact.Kind kind, By by) {
        boolean team = query.filter().scope() == Scope.TEAM;
        String group = team ? "g.key" : "f.group_key";
        String from = team ? teamFacts(by) : figures(by);
        // The time in which requesters change their requests is not that of those who decide.
        String deciding = kind == Fact.Kind.STEP && by != By.STEP ? " and f.step <> '" + Facts.REVISE + "'" : "";
        String statement =
                "select %s as key, %s as step, f.outcome, f.mark, f.bucket, sum(%s) as counted %s%s group by 1, 2, 3, 4, 5"
                        .formatted(by.key.formatted(group), by.step, team ? "1" : "f.counted", from, deciding);
        return given(sql.sql((team ? TEAM : "") + statement), query, kind)
                .query((row, index) -> new Row(
                        row.getString("key"),
                        row.getString("step"),
                        row.getString("outcome"),
                        row.getInt("mark"),
                        row.getInt("bucket"),
                        row.getLong("counted")))
                .list();
    }

    /** Who waited for whom, the longest time in sum first. With a team: its people, or for its people. */
    List<WaitRow> waits(Query query) {
        boolean team = query.filter().scope() == Scope.TEAM;
        String from = team
                ? "from insight_fact f where (f.requester_id in (table team) or f.person_id in (table team)) and "
                        + MATCHES + OF_FACT
                : figures(By.MONTH);
        String statement = """
                select f.department, f.person_id, sum(%s) as times, sum(f.seconds) as seconds %s
                group by 1, 2 order by seconds desc, times desc, 1, 2 limit %d
                """.formatted(team ? "1" : "f.counted", from, MOST_WAITS);
        return given(sql.sql((team ? TEAM : "") + statement), query, Fact.Kind.WAIT)
                .query((row, index) -> new WaitRow(
                        row.getString("department"),
                        new PersonId(Objects.requireNonNull(row.getObject("person_id", UUID.class))),
                        row.getLong("times"),
                        Duration.ofSeconds(row.getLong("seconds"))))
                .list()
                .stream()
                .filter(row -> row.times() > 0)
                .toList();
    }

    private static final String MATCHES =
            "f.kind = :kind and f.month >= :from and (cast(:template as text) is null or f.template_key = :template) and ";

    private static final String OF_FACT = "(:group = '' or :group = any (f.group_keys))";

    private static String figures(By by) {
        return "from insight_figure f where f.counted > 0 and " + MATCHES
                + (by == By.GROUP
                        ? "f.group_key <> '' and (:group = '' or f.group_key = :group)"
                        : "f.group_key = :group");
    }

    private static String teamFacts(By by) {
        return "from insight_fact f "
                + (by == By.GROUP ? "cross join unnest(f.group_keys) as g (key) " : "")
                + "where f.requester_id in (table team) and " + MATCHES
                + (by == By.GROUP ? "(:group = '' or g.key = :group)" : OF_FACT);
    }

    private static JdbcClient.StatementSpec given(JdbcClient.StatementSpec statement, Query query, Fact.Kind kind) {
        return statement
                .param("kind", kind.name())
                .param("from", Date.valueOf(query.from()))
                .param("template", query.filter().template().orElse(null))
                .param("group", query.filter().group().orElse(Figure.ALL))
                .param("reader", query.reader().value());
    }
}
