package dev.countersign.localaws;

import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.postgres.CannotStart;
import dev.countersign.localaws.postgres.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.URI;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

/** The endpoint alone, with the PostgreSQL of its data folder: until SIGTERM or Ctrl-C. */
public final class LocalAwsMain {

    private static final String DATABASE = "local_aws";

    private LocalAwsMain() {}

    /** Exits with 2 on wrong arguments and with 1 when it cannot start; each with a sentence on standard error. */
    public static void main(String... arguments) {
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            awaitUninterruptibly(stopped);
        }));
        int exit;
        try {
            run(LocalAwsOptions.parse(arguments), System.out, stop);
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
        if (options.database() != null) {
            var database = new PGSimpleDataSource();
            database.setUrl(options.database());
            // Fails now if there is no database to connect to.
            database.getConnection().close();
            serve(options, database, "the database that was named", out, stop);
            return;
        }
        try (var postgres = PostgresServer.start(options.data())) {
            postgres.createDatabase(DATABASE);
            serve(options, postgres.dataSource(DATABASE), options.data().toString(), out, stop);
        }
    }

    private static void serve(
            LocalAwsOptions options, DataSource database, String place, PrintStream out, CountDownLatch stop)
            throws IOException {
        var config = options.config(database, Keys.in(options.data()));
        try (var aws = LocalAws.start(config)) {
            out.print(welcome(aws.endpoint(), place, config));
            out.flush();
            awaitUninterruptibly(stop);
        } catch (BindException taken) {
            throw new IOException(
                    "Port %d is taken: stop what listens there, or choose another with --port."
                            .formatted(options.port()),
                    taken);
        }
    }

    /** What a caller needs to know, in the syntax of a shell. */
    static String welcome(URI endpoint, String place, LocalAwsConfig config) {
        var access = config.keys().access();
        var text = """
                The AWS endpoint is %s; its data lies in %s
                %s

                export AWS_ENDPOINT_URL=%s
                export AWS_REGION=%s
                export AWS_ACCESS_KEY_ID=%s
                export AWS_SECRET_ACCESS_KEY=%s
                """;
        return config.anonymous()
                ? text.formatted(
                        endpoint,
                        place,
                        "It asks for no signatures (--anonymous): whoever reaches this port may answer every task and read every message.",
                        endpoint,
                        config.account().region(),
                        "anonymous",
                        "anonymous")
                : text.formatted(
                        endpoint,
                        place,
                        "It takes requests that are signed with this access key. Keep the secret to yourself:",
                        endpoint,
                        config.account().region(),
                        access.id(),
                        access.secret());
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
