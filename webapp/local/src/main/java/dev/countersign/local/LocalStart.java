package dev.countersign.local;

import dev.countersign.local.mailbox.Mailbox;
import dev.countersign.localaws.postgres.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The start in the profile {@code local}: the application, and beside it PostgreSQL, the AWS endpoint and the mailbox, which stop after it. A failed start
 * prints its reason in one sentence.
 */
final class LocalStart {

    private static final String PORT = "server.port";
    private static final String FOLDER = "countersign.data-dir";

    /** The property for a start that stops by itself, to fill the AOT cache. */
    private static final String REHEARSAL = "countersign.rehearsal";

    /** The property for a second node, which uses the services of the first one. */
    private static final String JOIN = "countersign.join";

    private final int port;
    private final Path folder;
    private final boolean isRehearsal;
    private final boolean joins;

    private LocalStart(int port, Path folder, boolean isRehearsal, boolean joins) {
        this.port = port;
        this.folder = folder;
        this.isRehearsal = isRehearsal;
        this.joins = joins;
    }

    /** Reads the arguments, the system properties and the environment. */
    static LocalStart of(String[] arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return new LocalStart(
                environment.getProperty(PORT, Integer.class, 8080),
                Path.of(environment.getProperty(FOLDER, ".countersign")).toAbsolutePath(),
                environment.getProperty(REHEARSAL, Boolean.class, false),
                environment.getProperty(JOIN, Boolean.class, false));
    }

    void start(SpringApplication application, String[] arguments) {
        begin(application, arguments, context -> {
            if (isRehearsal) {
                Rehearsal.visit(context);
                System.exit(SpringApplication.exit(context));
            }
            System.out.println(Welcome.text(port, folder, context));
        });
    }

    private interface Work {
        void in(ConfigurableApplicationContext context) throws IOException;
    }

    private void begin(SpringApplication application, String[] arguments, Work work) {
        try {
            requireFreePort();
            // Spring configures logging only when it starts. Until then no log line may appear between the lines for
            // people.
            LoggingSystem.get(LocalStart.class.getClassLoader()).beforeInitialize();
            work.in(
                    joins
                            ? startOn(JoinedPlatform.in(folder), application, withOwnLog(arguments))
                            : startOn(LocalPlatform.start(folder, port), application, arguments));
        } catch (CannotStart | PortTaken refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        } catch (IOException | RuntimeException | LinkageError broken) {
            System.err.println(reason(broken));
            // PostgreSQL and the AWS endpoint would keep the process alive; the exit stops them.
            System.exit(1);
        }
    }

    /** Starts the application, does the work of a command in it, and stops. What the command refuses is printed in one sentence. */
    void start(SpringApplication application, String[] arguments, Consumer<ConfigurableApplicationContext> command) {
        begin(application, arguments, context -> {
            int status = 0;
            try {
                command.accept(context);
            } catch (IllegalArgumentException refused) {
                System.err.println(refused.getMessage());
                status = 1;
            }
            int ended = status;
            System.exit(SpringApplication.exit(context, () -> ended));
        });
    }

    private static String reason(Throwable broken) {
        return Stream.iterate(broken, Objects::nonNull, Throwable::getCause)
                .filter(PlatformNotStarted.class::isInstance)
                .findFirst()
                .map(Throwable::getMessage)
                .orElseGet(() -> "Countersign did not start: " + broken);
    }

    /** Two processes cannot write to one file. */
    private String[] withOwnLog(String[] arguments) {
        var log = "--logging.file.name=" + folder.resolve("logs").resolve("countersign-" + port + ".log");
        return Stream.concat(Stream.of(log), Stream.of(arguments)).toArray(String[]::new);
    }

    ConfigurableApplicationContext startOn(Platform platform, SpringApplication application, String[] arguments) {
        SpringApplication.getShutdownHandlers().add(platform::stop);
        LocalBeans.configure(application);
        application.addInitializers(context -> introduce(platform, context));
        return application.run(arguments);
    }

    private void introduce(Platform platform, ConfigurableApplicationContext context) {
        var properties = platform.properties();
        properties.put(PORT, () -> port);
        properties.put(FOLDER, folder::toString);
        context.getEnvironment().getPropertySources().addFirst(new AwaitedProperties("local platform", properties));
        ((GenericApplicationContext) context).registerBean(Mailbox.class, platform::mailbox);
    }

    /** Checked first, because Tomcat would notice only after everything else has started. */
    private void requireFreePort() throws PortTaken {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        } catch (IOException taken) {
            throw new PortTaken(port, taken);
        }
    }

    private static final class PortTaken extends Exception {

        PortTaken(int port, IOException cause) {
            super(
                    "Port %d cannot be used (%s): stop the program that has it, or choose another with --port."
                            .formatted(port, cause.getMessage()),
                    cause);
        }
    }
}
