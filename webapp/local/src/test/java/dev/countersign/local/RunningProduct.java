package dev.countersign.local;

import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import dev.countersign.CountersignApplication;
import dev.countersign.localaws.postgres.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Service;
import org.springframework.web.context.WebApplicationContext;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The whole product in the local profile, in the process of the test. */
public final class RunningProduct implements AutoCloseable {

    /** The tag of test classes that start a product of their own. Each of them has its own JVM. */
    public static final String OWN = "own-product";

    private static @Nullable RunningProduct shared;

    private final Path folder;
    private final LocalPlatform platform;
    private final ConfigurableApplicationContext application;
    private final int port;
    private final SfnClient states;
    private final SqsClient queues;

    private RunningProduct(Path folder, LocalPlatform platform, ConfigurableApplicationContext application, int port) {
        this.folder = folder;
        this.platform = platform;
        this.application = application;
        this.port = port;
        this.states = platform.client(SfnClient.builder());
        this.queues = platform.client(SqsClient.builder());
    }

    /** Shared by all tests of this process that leave it unchanged; it stops with the process. */
    public static synchronized RunningProduct shared() {
        if (shared == null) {
            try {
                Path folder = Files.createTempDirectory("countersign");
                RunningProduct product = start(folder, freePort());
                // The files of PostgreSQL take more than a hundred megabytes.
                Runtime.getRuntime().addShutdownHook(new Thread(product::closeAndDelete));
                shared = product;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    /**
     * Starts a separate one. Static fields of Vaadin and Spring Security then belong to it, so nobody can sign in to the shared one any more: the test class
     * has the tag {@link #OWN}.
     */
    public static RunningProduct start(Path folder, int port) {
        return start(
                folder,
                port,
                // All tests come from one address.
                "--countersign.limits.sign-ins.burst=100000",
                "--countersign.limits.links.burst=100000",
                // Tests of forged messages wait for it: retries come 2, 6 and 14 seconds after a message.
                "--countersign.queues.grace=5s",
                "--countersign.undo-window=2s");
    }

    /** The same with these settings, written as arguments of the command line, which override all others. */
    public static RunningProduct start(Path folder, int port, String... settings) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "--spring.profiles.active=local",
                                "--server.port=" + port,
                                "--countersign.data-dir=" + folder),
                        Stream.of(settings))
                .toArray(String[]::new);
        try {
            LocalPlatform platform = LocalPlatform.start(folder, port, RecordedCalls.RECORDER);
            LocalStart start = LocalStart.of(arguments);
            SpringApplication application = new SpringApplication(CountersignApplication.class);
            return new RunningProduct(folder, platform, start.startOn(platform, application, arguments), port);
        } catch (CannotStart | IOException e) {
            throw new IllegalStateException("the product does not start", e);
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What it has logged so far. */
    public String log() {
        try {
            return Files.readString(folder.resolve("logs").resolve("countersign.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ConfigurableApplicationContext context() {
        return application;
    }

    public <T> T get(Class<T> type) {
        return application.getBean(type);
    }

    public <T> T get(String name, Class<T> type) {
        return application.getBean(name, type);
    }

    /** Step Functions for what is none of the application's doing: signed with the access key of the data folder, unlike the client that is a bean. */
    public SfnClient states() {
        return states;
    }

    /** The same for SQS. */
    public SqsClient queues() {
        return queues;
    }

    /** The services of all features. */
    public List<Object> services() {
        return List.copyOf(application.getBeansWithAnnotation(Service.class).values());
    }

    /** The route templates of the pages: {@code requests/:request}. */
    public List<String> pages() {
        VaadinServletContext servlets =
                new VaadinServletContext(((WebApplicationContext) application).getServletContext());
        return ApplicationRouteRegistry.getInstance(servlets).getRegisteredRoutes().stream()
                .flatMap(route -> Stream.concat(
                        Stream.of(route.getTemplate()),
                        route.getRouteAliases().stream().map(RouteBaseData::getTemplate)))
                .toList();
    }

    /** Returns the port that the mail server had. */
    int stopMail() {
        int port = platform.mailPort();
        platform.stopMail();
        return port;
    }

    /** As the process does first when it is told to end. */
    void stopApplication() {
        application.close();
    }

    private void closeAndDelete() {
        close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                // PostgreSQL removes its own last file a moment after it has stopped.
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        states.close();
        queues.close();
        application.close();
        platform.stop();
    }
}
