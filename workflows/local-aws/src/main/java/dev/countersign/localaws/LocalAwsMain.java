package dev.countersign.localaws;

import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.postgres.CannotStart;
import dev.countersign.localaws.postgres.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

/** The endpoint alone, with the PostgreSQL of its data folder: until SIGTERM or Ctrl-C. */
public final class LocalAwsMain {

    private static final String LOGBACK = "logback.configurationFile";

    /** With fewer carriers than virtual threads that load classes at the same moment, a start can wait for ever. */
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private static final String DATABASE = "local_aws";

    private LocalAwsMain() {}

    /** Exits with 2 on wrong arguments and with 1 when it cannot start; each with a sentence on standard error. */
    public static void main(String... arguments) {
        if (System.getProperty(LOGBACK) == null) {
            System.setProperty(LOGBACK, "dev/countersign/localaws/logback.xml");
        }
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, "16");
        }
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            awaitUninterruptibly(stopped);
        }));
        int exit;
        try {
            if (List.of(arguments).contains("--help")) {
                System.out.println(LocalAwsOptions.USAGE);
            } else {
                run(LocalAwsOptions.parse(arguments), System.out, stop);
            }
            exit = 0;
        } catch (LocalAwsOptions.Wrong wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(LocalAwsOptions.USAGE);
            exit = 2;
        } catch (CannotStart | IOException | SQLException cannot) {
            System.err.println(cannot.getMessage());
            LoggerFactory.getLogger(LocalAwsMain.class).debug("not started", cannot);
            exit = 1;
        } finally {
            stopped.countDown();
        }
        if (exit != 0) {
            System.exit(exit);
        }
    }

    static void run(LocalAwsOptions options, PrintStream out, CountDownLatch stop)
            throws CannotStart, IOException, SQLException {
        var functions = options.loadFunctions();
        out.println(
                "Starting the AWS endpoint on " + options.bind() + (options.port() == 0 ? "" : ":" + options.port()));
        out.flush();
        if (options.database() != null) {
            var database = new PGSimpleDataSource();
            database.setUrl(options.database());
            // Fails now if there is no database to connect to.
            database.getConnection().close();
            serve(
                    options.config(database, Keys.in(options.data()), functions),
                    "the database that was named",
                    out,
                    stop);
            return;
        }
        try (var postgres = PostgresServer.start(options.data())) {
            postgres.createDatabase(DATABASE);
            var config = options.config(postgres.dataSource(DATABASE), Keys.in(options.data()), functions);
            serve(config, options.data().toString(), out, stop);
        }
    }

    private static void serve(LocalAwsConfig config, String place, PrintStream out, CountDownLatch stop)
            throws IOException {
        try (var aws = LocalAws.start(config)) {
            out.print(welcome(aws.endpoint(), place, config));
            out.flush();
            awaitUninterruptibly(stop);
        } catch (BindException taken) {
            throw new IOException(
                    "Port %d is taken: stop what listens there, or choose another with --port."
                            .formatted(config.bind().getPort()),
                    taken);
        }
    }

    /** What a caller needs to know: in the syntax of a shell, and at the end where it listens. */
    static String welcome(URI endpoint, String place, LocalAwsConfig config) {
        var access = config.keys().access();
        return """
                %s

                export AWS_ENDPOINT_URL=%s
                export AWS_REGION=%s
                export AWS_ACCESS_KEY_ID=%s
                export AWS_SECRET_ACCESS_KEY=%s

                The AWS endpoint is %s; its data lies in %s
                """.formatted(
                        config.anonymous()
                                ? "It asks for no signatures (--anonymous): whoever reaches this port may answer every task and read every message."
                                : "It takes requests that are signed with this access key. Keep the secret to yourself:",
                        endpoint,
                        config.account().region(),
                        config.anonymous() ? "anonymous" : access.id(),
                        config.anonymous() ? "anonymous" : access.secret(),
                        endpoint,
                        place);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException _) {
                // An interrupt of the main thread or of a shutdown hook means nothing; only the latch counts.
            }
        }
    }
}
