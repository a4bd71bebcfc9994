package dev.countersign.insight;

import dev.countersign.people.PersonId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what has been counted: the figures of the organisation, or the facts of the people of a team, added up. Each is read once, row by row, and the tables
 * of the page are added up from that.
 */
@Repository
class FigureRepository {

    /** The most lines of who waits for whom. */
    static final int MOST_WAITS = 200;

    private static final int FETCHED = 2_000;

    private static final String MATCHES =
            " f.month >= :from and (cast(:template as text) is null or f.template_key = :template) and ";

    private static final String OF_FACT = "(:group = '' or :group = any (f.group_keys))";

    /**
     * Which figures.
     *
     * @param from the first day of the first month
     * @param team the people whose requests count; empty for all of the organisation
     */
    record Query(InsightFilter filter, LocalDate from, List<PersonId> team) {

        boolean isOfTeam() {
            return filter.scope() == InsightFilter.Scope.TEAM;
        }
    }

    /** @param groups the keys of the groups that were asked; see {@link #read} */
    record Row(
            Fact.Kind kind,
            LocalDate month,
            String template,
            String step,
            String outcome,
            int mark,
            int bucket,
            List<String> groups,
            long counted) {}

    record WaitRow(String department, PersonId person, long times, Duration total) {}

    private final JdbcClient sql;

    FigureRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** All figures but waits. Their groups are known only for a team; for the organisation {@link #readGroups} reads them. */
    void read(Query query, Consumer<Row> row) {
        String statement = query.isOfTeam()
                ? """
                select f.kind, f.month, f.template_key, f.step, f.outcome, f.mark, f.bucket, f.group_keys, count(*) as counted
                from insight_fact f
                where f.requester_id = any (:team) and f.kind in ('SUBMITTED', 'CLOSED', 'STEP') and
                """ + MATCHES + OF_FACT + " group by 1, 2, 3, 4, 5, 6, 7, 8"
                : """
                select f.kind, f.month, f.template_key, f.step, f.outcome, f.mark, f.bucket, '{}'::text[] as group_keys, f.counted
                from insight_figure f
                where f.kind in ('SUBMITTED', 'CLOSED', 'STEP') and f.counted > 0 and f.group_key = :group and
                """ + MATCHES + " true";
        each(statement, query, row);
    }

    /** The steps of each group, or of the only one that is wanted. Nothing for a team. */
    void readGroups(Query query, Consumer<Row> row) {
        if (!query.isOfTeam()) {
            each("""
                    select f.kind, f.month, f.template_key, f.step, f.outcome, f.mark, f.bucket, array[f.group_key] as group_keys, f.counted
                    from insight_figure f
                    where f.kind = 'STEP' and f.counted > 0 and f.group_key <> '' and (:group = '' or f.group_key = :group) and
                    """ + MATCHES + " true", query, row);
        }
    }

    /** Who waited for whom, the longest time in sum first. With a team: its people, or for its people. */
    List<WaitRow> waits(Query query) {
        String from = query.isOfTeam() ? """
                select f.department, f.person_id, 1 as counted, f.seconds from insight_fact f
                where f.kind = 'WAIT' and f.requester_id = any (:team) and
                """ + MATCHES + OF_FACT + """
                 union all
                select f.department, f.person_id, 1 as counted, f.seconds from insight_fact f
                where f.kind = 'WAIT' and f.person_id = any (:team) and f.requester_id <> all (:team) and
                """ + MATCHES + OF_FACT : """
                select f.department, f.person_id, f.counted, f.seconds from insight_figure f
                where f.kind = 'WAIT' and f.counted > 0 and f.group_key = :group and
                """ + MATCHES + " true";
        return given("""
                        select w.department, w.person_id, sum(w.counted) as times, sum(w.seconds) as seconds from (%s) w
                        group by 1, 2 order by seconds desc, times desc, 1, 2 limit %d
                        """.formatted(from, MOST_WAITS), query)
                .query((row, index) -> new WaitRow(
                        row.getString("department"),
                        new PersonId(Objects.requireNonNull(row.getObject("person_id", UUID.class))),
                        row.getLong("times"),
                        Duration.ofSeconds(row.getLong("seconds"))))
                .list();
    }

    /** The people who report to this one, directly or through others, and this one too if managers form a loop. */
    List<PersonId> team(PersonId manager) {
        return sql.sql("""
                        with recursive team (person_id) as (
                          select p.person_id from person p where p.manager_id = ?
                          union
                          select p.person_id from person p join team t on p.manager_id = t.person_id)
                        select person_id from team
                        """)
                .param(manager.value())
                .query((row, index) -> new PersonId(Objects.requireNonNull(row.getObject("person_id", UUID.class))))
                .list();
    }

    private void each(String statement, Query query, Consumer<Row> row) {
        given(statement, query).query(found -> {
            row.accept(row(found));
        });
    }

    private JdbcClient.StatementSpec given(String statement, Query query) {
        return sql.sql(statement)
                .withFetchSize(FETCHED)
                .param("from", Date.valueOf(query.from()))
                .param("template", query.filter().template().orElse(null))
                .param("group", query.filter().group().orElse(Figure.ALL))
                .param("team", query.team().stream().map(PersonId::value).toArray(UUID[]::new));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Fact.Kind.valueOf(row.getString("kind")),
                row.getDate("month").toLocalDate(),
                row.getString("template_key"),
                row.getString("step"),
                row.getString("outcome"),
                row.getInt("mark"),
                row.getInt("bucket"),
                List.of((String[]) row.getArray("group_keys").getArray()),
                row.getLong("counted"));
    }
}
