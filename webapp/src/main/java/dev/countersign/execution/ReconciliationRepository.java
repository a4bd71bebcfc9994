package dev.countersign.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the requests to compare with their executions, for all tenants at once. The functions of the database return only ids. */
@Repository
class ReconciliationRepository {

    /**
     * A request to compare with its execution.
     *
     * @param started whether it is known that the execution was started
     * @param machine the ARN of its state machine version; empty while AWS has none
     * @param at the time by which the pass is ordered
     */
    record Candidate(RequestRef request, boolean started, Optional<String> machine, Instant at) {}

    /** An answer that was given. */
    record Answered(Candidate candidate, boolean leftBehind) {}

    private final JdbcClient sql;

    ReconciliationRepository(JdbcClient sql) {
        this.sql = sql;
    }

    List<Candidate> notStarted(Instant after, Instant until, int most) {
        return sql.sql("select * from requests_not_started(?, ?, ?)")
                .params(Timestamp.from(after), Timestamp.from(until), most)
                .query((row, index) -> candidate(row, row.getTimestamp("at").toInstant()))
                .list();
    }

    List<Candidate> overdue(Instant after, Instant until, int most) {
        return sql.sql("select * from requests_overdue(?, ?, ?)")
                .params(Timestamp.from(after), Timestamp.from(until), most)
                .query((row, index) -> candidate(row, row.getTimestamp("at").toInstant()))
                .list();
    }

    List<Answered> answered(Instant after, Instant until, int most) {
        return sql.sql("select * from answers_given(?, ?, ?)")
                .params(Timestamp.from(after), Timestamp.from(until), most)
                .query((row, index) ->
                        new Answered(candidate(row, row.getTimestamp("at").toInstant()), row.getBoolean("left_behind")))
                .list();
    }

    List<Candidate> inTurn(ReconciliationPlan.Turn behind, Instant submittedBefore, int most) {
        return sql.sql("select * from requests_in_turn(?, ?, ?, ?)")
                .params(behind.tenant(), behind.request(), Timestamp.from(submittedBefore), most)
                .query((row, index) -> candidate(row, submittedBefore))
                .list();
    }

    private static Candidate candidate(ResultSet row, Instant at) throws SQLException {
        return new Candidate(
                new RequestRef(row.getObject("tenant_id", UUID.class), row.getObject("request_id", UUID.class)),
                !row.getString("status").equals("SUBMITTED"),
                Optional.ofNullable(row.getString("state_machine_version_arn")),
                at);
    }
}
