package dev.countersign.standalone;

import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.database.Migration;
import dev.countersign.organisation.OrganisationCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.StandardEnvironment;

/** The product on a company's own machine, and the commands of its operator. A refusal is one sentence on standard error and status 1, or 2 for misuse. */
final class StandaloneApplication {

    private static final int FAILED = 1;
    private static final int MISUSE = 2;

    private StandaloneApplication() {}

    /** @param arguments none to start, or {@code migrate}, {@code organisation} or {@code audit verify} */
    static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        try {
            switch (words.isEmpty() ? "" : words.getFirst()) {
                case "migrate" -> migrate();
                case "organisation" -> organisation(words.subList(1, words.size()));
                case "audit" -> System.exit(audit(words.subList(1, words.size())) ? 0 : FAILED);
                default -> Standalone.start(arguments);
            }
        } catch (Misuse misuse) {
            end(misuse, MISUSE);
        } catch (RuntimeException failed) {
            end(failed, FAILED);
        }
    }

    private static final class Misuse extends RuntimeException {

        Misuse(@Nullable String sentence) {
            super(sentence);
        }
    }

    private static void end(RuntimeException failed, int status) {
        System.err.println("Countersign: " + sentence(failed));
        // The endpoint would keep the process alive.
        System.exit(status);
    }

    /** What a command refuses says its own exception; what the libraries refuse says the innermost one. */
    private static String sentence(RuntimeException failed) {
        Throwable telling = Stream.iterate((Throwable) failed, Objects::nonNull, Throwable::getCause)
                .filter(cause -> cause instanceof CannotRun || cause instanceof IllegalArgumentException)
                .findFirst()
                .orElseGet(() -> NestedExceptionUtils.getMostSpecificCause(failed));
        return Objects.requireNonNullElseGet(telling.getMessage(), telling::toString);
    }

    /** With the login of the owner, which no other command and not the running product has. */
    static void migrate() {
        Databases.require(Login.of(
                new Given(new StandardEnvironment()),
                "spring.flyway.user",
                "spring.flyway.password",
                "the owner of the tables"));
        Migration.run();
    }

    /** The product starts for it beside the one that runs, and the queues, the executions and the emails are shared by both. */
    private static void organisation(List<String> words) {
        OrganisationCommand command;
        try {
            command = OrganisationCommand.of(words);
        } catch (IllegalArgumentException misuse) {
            throw new Misuse(misuse.getMessage());
        }
        try (ConfigurableApplicationContext application = Standalone.start(quietly())) {
            command.run(application, System.out);
        }
    }

    /** On a port that nobody is told of, and without lines of the log between those of the command. */
    private static String[] quietly() {
        return new String[] {
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--countersign.metrics-port=0",
            "--countersign.drain=0s",
            "--logging.threshold.console=ERROR"
        };
    }

    private static boolean audit(List<String> words) {
        if (!words.equals(List.of("verify"))) {
            throw new Misuse("The command is \"audit verify\".");
        }
        LoggingSystem.get(StandaloneApplication.class.getClassLoader()).beforeInitialize();
        Given given = new Given(new StandardEnvironment());
        Path folder = Settings.folder(given);
        if (Files.notExists(folder.resolve("audit-key.json"))
                && given.optional("countersign.audit-key").isEmpty()) {
            throw new CannotRun(
                    "The key audit-key.json is missing in %s: without it no entry can be verified.".formatted(folder));
        }
        Login login = Databases.applicationOf(given);
        try (HikariDataSource database = new HikariDataSource()) {
            database.setDataSource(login.dataSource());
            database.setMaximumPoolSize(2);
            database.setReadOnly(true);
            return AuditLogs.verify(database, folder, System.out);
        }
    }
}
