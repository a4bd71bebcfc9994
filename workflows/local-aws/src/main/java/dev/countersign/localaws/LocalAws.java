package dev.countersign.localaws;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.calls.OperationCalls;
import dev.countersign.localaws.http.AwsJson;
import dev.countersign.localaws.http.AwsJson.Target;
import dev.countersign.localaws.http.AwsQuery;
import dev.countersign.localaws.http.Endpoint;
import dev.countersign.localaws.http.Gate;
import dev.countersign.localaws.http.PageGuard;
import dev.countersign.localaws.http.QueryService;
import dev.countersign.localaws.http.Signatures;
import dev.countersign.localaws.keys.Sealing;
import dev.countersign.localaws.lambda.EventSourcePoller;
import dev.countersign.localaws.lambda.Functions;
import dev.countersign.localaws.lambda.InvocationWorker;
import dev.countersign.localaws.lambda.Invocations;
import dev.countersign.localaws.lambda.LambdaInvoke;
import dev.countersign.localaws.secrets.Secrets;
import dev.countersign.localaws.sns.Sns;
import dev.countersign.localaws.sns.Topics;
import dev.countersign.localaws.sqs.Deduplication;
import dev.countersign.localaws.sqs.Sqs;
import dev.countersign.localaws.sqs.SqsQuery;
import dev.countersign.localaws.stepfunctions.StepFunctions;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.DatabaseFailure;
import dev.countersign.localaws.store.Sql;
import dev.countersign.localaws.sts.Sts;
import dev.countersign.localaws.work.Worker;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The AWS services that the product needs, on one machine: Step Functions, SQS, SNS and Lambda over the wire protocols that the AWS
 * SDK uses. All state is in PostgreSQL, so after a crash work continues from the last commit.
 */
public final class LocalAws implements AutoCloseable {

    private static final int CONNECTIONS = 24;
    private static final int RELAXED_CONNECTIONS = 8;
    private static final int IDLE_CONNECTIONS = 4;
    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(10);

    /**
     * Keeps query plans, and keeps them on indexes. By default PostgreSQL plans most statements again at each execution, and prefers to read a
     * whole table while it is small; such a plan would still be in use when the table has grown.
     */
    private static final String PLANS = "set plan_cache_mode = force_generic_plan; set enable_seqscan = off;";

    private static final String RELAXED = "set synchronous_commit = off;";

    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

    private final Endpoint endpoint;

    /** Closed in reverse order. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private LocalAws(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Migrates the database, starts the workers and serves.
     *
     * @throws BindException when the port is taken
     */
    public static LocalAws start(LocalAwsConfig config) throws IOException {
        var aws = new LocalAws(Endpoint.bind(config.bind()));
        try {
            aws.open(config);
            return aws;
        } catch (IOException | RuntimeException | Error failed) {
            aws.keep(aws.endpoint);
            aws.close();
            throw failed;
        }
    }

    private Gate gate(LocalAwsConfig config) {
        return new Gate(
                new PageGuard(endpoint.address(), config.hosts()),
                config.anonymous()
                        ? null
                        : new Signatures(
                                config.keys().signing(), config.account().region(), Clock.systemUTC()));
    }

    private void open(LocalAwsConfig config) throws IOException {
        var sealing = config.keys().sealing();
        migrate(config.database(), sealing);
        requireKey(config.database(), sealing);
        var database = new Database(keep(pool("local-aws", config, CONNECTIONS, PLANS)));
        var relaxed = new Database(keep(pool("local-aws-relaxed", config, RELAXED_CONNECTIONS, PLANS + RELAXED)));
        var ids = new Ids(config.random());
        var account = config.account();
        var clock = config.clock();
        var sqs = new Sqs(database, relaxed, sealing, account, endpoint.uri(), clock, ids);
        var functions = keep(new Functions(config.functions(), account, clock, ids));
        var invocations = new Invocations(sealing, clock, ids);
        var deduplication = new Deduplication(sealing);
        var topics = new Topics(
                account, endpoint.uri(), clock, ids, sqs.queues(), deduplication, invocations, config.calls());
        startWorkers(sqs, new InvocationWorker(database, invocations, functions, sqs.queues()));
        keep(invocations);
        startPollers(config, sqs, functions);
        var states = keep(new StepFunctions(
                database,
                sealing,
                account,
                sqs.queues(),
                topics,
                functions,
                invocations,
                clock,
                config.random(),
                config.statusEvents(),
                config.calls()));
        var operations = new OperationCalls(config.calls(), config.keys().callers(), account, states::machineOfToken);
        endpoint.serve(
                List.of(
                        new Health(database),
                        json(operations, sqs, states, new Secrets(database, sealing, account, clock, ids)),
                        new LambdaInvoke(functions, invocations, database, operations),
                        query(new Sts(account)),
                        queues(operations.of(new SqsQuery(sqs))),
                        topics(operations.of(new Sns(database, account, topics, ids)))),
                gate(config),
                ids);
        // Long polls end first, or the server would wait for them. The connections are closed last.
        keep(endpoint);
        keep(sqs);
    }

    /** Takes every request that the others leave, so it is the last one. */
    private static AwsQuery topics(QueryService sns) {
        return new AwsQuery(sns, Sns.MAXIMUM_BODY_BYTES, head -> head.path().equals("/"));
    }

    private static AwsQuery queues(QueryService sqs) {
        return new AwsQuery(sqs, Sqs.MAXIMUM_BODY_BYTES, SqsQuery::speaks);
    }

    private static AwsQuery query(Sts sts) {
        return new AwsQuery(sts, Sts.MAXIMUM_BODY_BYTES, Sts::speaks);
    }

    private static AwsJson json(OperationCalls operations, Sqs sqs, StepFunctions states, Secrets secrets) {
        return new AwsJson(Map.of(
                "AmazonSQS",
                new Target(operations.of("sqs", sqs), "sqs", Sqs.MAXIMUM_BODY_BYTES, true),
                StepFunctions.TARGET,
                new Target(operations.of("states", states), "states", StepFunctions.MAXIMUM_BODY_BYTES, false),
                Secrets.TARGET,
                new Target(
                        operations.of("secretsmanager", secrets),
                        "secretsmanager",
                        Secrets.MAXIMUM_BODY_BYTES,
                        false)));
    }

    private void startWorkers(Sqs sqs, InvocationWorker invoking) {
        keep(Worker.start("sqs-expiry", () -> {
            sqs.deleteExpired();
            return BETWEEN_CLEANINGS;
        }));
        keep(Worker.start("lambda-events", invoking::step));
    }

    private void startPollers(LocalAwsConfig config, Sqs sqs, Functions functions) {
        for (var source : config.eventSources()) {
            var poller = new EventSourcePoller(source, config.account(), sqs.receiver(), functions, config.calls());
            keep(Worker.start("lambda-source-" + source.queue(), poller::step));
        }
    }

    /** Brings the tables to what this version needs. */
    static void migrate(DataSource database, Sealing sealing) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:dev/countersign/localaws/migration")
                .javaMigrations(new SealedTexts(sealing))
                .load()
                .migrate();
    }

    /** Without this check a wrong key would be noticed only when something is read. */
    private static void requireKey(DataSource database, Sealing sealing) throws IOException {
        try (var connection = database.getConnection()) {
            var isRight =
                    Sql.first(connection, "select fingerprint = ? from sealing_key", row -> row.getBoolean(1), (Object)
                            sealing.fingerprint());
            if (!isRight.orElse(false)) {
                throw new IOException(
                        "The texts in this database were encrypted with the key of another data folder: name that folder with --data.");
            }
        } catch (SQLException refused) {
            throw new DatabaseFailure(refused);
        }
    }

    private static HikariDataSource pool(String name, LocalAwsConfig config, int connections, String settings) {
        var pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(config.database());
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(IDLE_CONNECTIONS);
        pool.setAutoCommit(false);
        pool.setConnectionInitSql(settings);
        pool.setConnectionTimeout(CONNECTION_PATIENCE.toMillis());
        return new HikariDataSource(pool);
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.push(opened);
        return opened;
    }

    /** Where the SDK's {@code endpointOverride} points. */
    public URI endpoint() {
        return endpoint.uri();
    }

    /** Stops the server and the workers. Open transactions are rolled back; their work is done after the next start. */
    @Override
    public void close() {
        var failures = new ArrayList<Exception>();
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                failures.add(failed);
            }
        }
        if (!failures.isEmpty()) {
            var failure = new IllegalStateException("the endpoint did not close cleanly", failures.getFirst());
            failures.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
