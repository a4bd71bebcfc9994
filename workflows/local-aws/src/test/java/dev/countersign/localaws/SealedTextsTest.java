package dev.countersign.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.Execution;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A database of the version before, in which everything could be read. */
class SealedTextsTest {

    private static final String MESSAGE = "{\"token\":\"the-token-of-the-message\"}";
    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:m:e";

    @Test
    void whatWasWrittenBeforeIsSealedByTheFirstStartAndReadAsEver() throws Exception {
        var source = TestDatabases.empty();
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:dev/countersign/localaws/migration")
                .target("13")
                .load()
                .migrate();
        var database = new Database(source);
        database.inTransaction(SealedTextsTest::fill);
        assertThat(plain(database)).isEqualTo(3);

        try (var aws = LocalAws.start(LocalAwsConfig.on(0, source, TestClients.KEYS));
                var states = TestClients.client(SfnClient.builder(), aws.endpoint());
                var queues = TestClients.client(SqsClient.builder(), aws.endpoint())) {
            assertThat(plain(database)).isZero();
            assertThat(states.describeExecution(of -> of.executionArn(EXECUTION))
                            .status())
                    .isEqualTo(ExecutionStatus.RUNNING);
            assertThat(states.getExecutionHistory(of -> of.executionArn(EXECUTION))
                            .events()
                            .getFirst()
                            .executionStartedEventDetails()
                            .input())
                    .isEqualTo("{\"token\":\"t\"}");
            var queue = queues.getQueueUrl(of -> of.queueName("q")).queueUrl();
            assertThat(queues.receiveMessage(of -> of.queueUrl(queue))
                            .messages()
                            .getFirst()
                            .body())
                    .isEqualTo(MESSAGE);
        }
    }

    private static int fill(Connection tx) throws SQLException {
        var now = OffsetDateTime.parse("2026-01-01T00:00:00Z");
        Sql.update(
                tx, "insert into sfn_machine (name, revision, created_at, updated_at) values ('m', 1, ?, ?)", now, now);
        Sql.update(tx, """
                insert into sfn_revision (machine, definition, role_arn, created_at)
                values (1, '{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":9,"End":true}}}', 'r', ?)
                """, now);
        Sql.update(
                tx,
                "insert into sfn_execution (machine, name, revision, status, started_at, state) values (1, 'e', 1, 'RUNNING', ?, ?)",
                now,
                bytes("{\"timers\":{},\"tokens\":{},\"calls\":[]}\n"
                        + Execution.initial().toJson()));
        Sql.update(tx, "insert into sfn_history (execution, first_id, events) values (1, 1, ?)", (Object)
                bytes("[[\"ExecutionStarted\",1,0,{\"input\":\"{\\\"token\\\":\\\"t\\\"}\",\"roleArn\":\"r\"}]]"));
        Sql.update(tx, """
                insert into queue (name, created_at, modified_at, delay_seconds, maximum_message_bytes, retention_seconds,
                    receive_wait_seconds, visibility_seconds, other_attributes)
                values ('q', 0, 0, 0, 262144, 2000000000, 0, 30, '{}')
                """);
        return Sql.update(
                tx,
                "insert into message (queue_id, message_id, body, sent_at, visible_at) values (1, gen_random_uuid(), ?, ?, 0)",
                MESSAGE,
                now.toInstant().toEpochMilli());
    }

    /** In the format that is not packed. */
    private static byte[] bytes(String text) {
        return ("\0" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** How many of the texts can be read. */
    private static int plain(Database database) {
        return database.inTransaction(
                tx -> Sql.first(tx, """
                        select (select count(*) from message where body::text like '%token%')
                            + (select count(*) from sfn_history where position('token'::bytea in events) > 0)
                            + (select count(*) from sfn_execution where position('tokens'::bytea in state) > 0)
                        """, row -> row.getInt(1)).orElseThrow());
    }
}
