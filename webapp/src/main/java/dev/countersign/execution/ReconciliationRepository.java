package dev.countersign.execution;

import dev.countersign.execution.ReconciliationPlan.Position;
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
     * @param moves how often it was moved to another version of its template
     */
    record Candidate(RequestRef request, boolean started, Optional<String> machine, int moves) {}

    /** A request that should have made progress, and its row in the pass that found it. */
    record Found(Candidate candidate, Position position) {}

    /** An answer that was given. */
    record Answered(Candidate candidate, Position position, boolean leftBehind) {}

    private final JdbcClient sql;

    ReconciliationRepository(JdbcClient sql) {
        this.sql = sql;
    }

    List<Found> notStarted(Position after, Instant until, int most) {
        return sql.sql("select * from requests_not_started(?, ?, ?, ?)")
                .params(Timestamp.from(after.at()), after.id(), Timestamp.from(until), most)
                .query((row, index) -> new Found(candidate(row), position(row)))
                .list();
    }

    List<Found> overdue(Position after, Instant until, int most) {
        return sql.sql("select * from requests_overdue(?, ?, ?, ?)")
                .params(Timestamp.from(after.at()), after.id(), Timestamp.from(until), most)
                .query((row, index) -> new Found(candidate(row), position(row)))
                .list();
    }

    List<Answered> answered(Position after, Instant until, int most) {
        return sql.sql("select * from answers_given(?, ?, ?, ?)")
                .params(Timestamp.from(after.at()), after.id(), Timestamp.from(until), most)
                .query((row, index) -> new Answered(candidate(row), position(row), row.getBoolean("left_behind")))
                .list();
    }

    List<Candidate> inTurn(ReconciliationPlan.Turn behind, Instant submittedBefore, int most) {
        return sql.sql("select * from requests_in_turn(?, ?, ?, ?)")
                .params(behind.tenant(), behind.request(), Timestamp.from(submittedBefore), most)
                .query((row, index) -> candidate(row))
                .list();
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                new RequestRef(row.getObject("tenant_id", UUID.class), row.getObject("request_id", UUID.class)),
                !row.getString("status").equals("SUBMITTED"),
                Optional.ofNullable(row.getString("state_machine_version_arn")),
                row.getInt("moves"));
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(row.getTimestamp("at").toInstant(), row.getObject("id", UUID.class));
    }
}
