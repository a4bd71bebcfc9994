package dev.countersign.local;

import dev.countersign.local.mailbox.Mailbox;
import dev.countersign.localaws.postgres.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The start in the profile {@code local}: PostgreSQL, the AWS endpoint and the mailbox first, then the application on top of them; at
 * the end the other way round. What stands in the way of a start is told in one sentence.
 */
final class LocalStart {

    private static final String PORT = "server.port";
    private static final String FOLDER = "countersign.data-dir";

    /** Start, stop and end well: what fills a class cache. */
    private static final String REHEARSAL = "countersign.rehearsal";

    private final int port;
    private final Path folder;
    private final boolean isRehearsal;

    private LocalStart(int port, Path folder, boolean isRehearsal) {
        this.port = port;
        this.folder = folder;
        this.isRehearsal = isRehearsal;
    }

    /** What the arguments, the system properties or the environment say. */
    static LocalStart of(String[] arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return new LocalStart(
                environment.getProperty(PORT, Integer.class, 8080),
                Path.of(environment.getProperty(FOLDER, ".countersign")).toAbsolutePath(),
                environment.getProperty(REHEARSAL, Boolean.class, false));
    }

    void start(SpringApplication application, String[] arguments) {
        try {
            requireFreePort();
            // Spring sets logging up only when it starts; until then nothing is to be written between the lines for
            // people.
            LoggingSystem.get(LocalStart.class.getClassLoader()).beforeInitialize();
            var context = startOn(LocalPlatform.start(folder), application, arguments);
            if (isRehearsal) {
                Rehearsal.visit(context);
                System.exit(SpringApplication.exit(context));
            }
            System.out.println(Welcome.text(port, folder, context));
        } catch (CannotStart | PortTaken refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        } catch (IOException | SQLException | RuntimeException | LinkageError broken) {
            System.err.println("Countersign did not start: " + broken);
            // What the application stands on would keep the process alive; the exit stops it.
            System.exit(1);
        }
    }

    ConfigurableApplicationContext startOn(LocalPlatform platform, SpringApplication application, String[] arguments) {
        SpringApplication.getShutdownHandlers().add(platform::stop);
        application.setAdditionalProfiles("local");
        application.addInitializers(context -> introduce(platform, context));
        return application.run(arguments);
    }

    private void introduce(LocalPlatform platform, ConfigurableApplicationContext context) {
        var properties = new HashMap<>(platform.properties());
        properties.put(PORT, port);
        properties.put(FOLDER, folder.toString());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("local platform", properties));
        ((GenericApplicationContext) context).registerBean(Mailbox.class, platform::mailbox);
    }

    /** Asked before anything is started; Tomcat would find out only after everything else. */
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
