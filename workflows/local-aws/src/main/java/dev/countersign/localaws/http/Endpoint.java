package dev.countersign.localaws.http;

import dev.countersign.localaws.account.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server. Every request is handled on a virtual thread of its own. */
public final class Endpoint implements AutoCloseable {

    private static final long IDLE_MILLIS = 60_000;

    /** The longest header in use is Authorization, with half a kilobyte. */
    private static final int MOST_HEADER_BYTES = 8 << 10;

    private static final int MOST_CONNECTIONS = 1_000;

    private final SlowSenders slow;
    private final Server server;
    private final ServerConnector connector;

    /**
     * How long a request may take to arrive.
     *
     * @param head for the headers
     * @param body for the body, after the headers
     */
    public record Limits(Duration head, Duration body) {

        static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    private Endpoint(Server server, ServerConnector connector, SlowSenders slow) {
        this.slow = slow;
        this.server = server;
        this.connector = connector;
    }

    /**
     * Opens the port, so that its number is known. Requests are served after {@link #serve}.
     *
     * @throws BindException when the port is taken
     */
    public static Endpoint bind(InetSocketAddress address) throws IOException {
        return bind(address, Limits.USUAL);
    }

    static Endpoint bind(InetSocketAddress address, Limits limits) throws IOException {
        var threads = new QueuedThreadPool(16, 2);
        threads.setName("local-aws");
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setUriCompliance(UriCompliance.RFC3986);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host(address));
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        var slow = new SlowSenders(limits.head(), limits.body());
        connector.addBean(slow);
        connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        try {
            connector.open();
        } catch (IOException taken) {
            if (taken.getCause() instanceof BindException bind) {
                throw bind;
            }
            throw taken;
        }
        return new Endpoint(server, connector, slow);
    }

    private static String host(InetSocketAddress address) {
        return address.isUnresolved()
                ? address.getHostString()
                : address.getAddress().getHostAddress();
    }

    /** Starts to serve requests. */
    public void serve(List<Protocol> protocols, Gate gate, Ids ids) {
        server.setHandler(new Dispatcher(protocols, gate, slow, ids));
        server.setErrorHandler(new PlainErrors());
        try {
            server.start();
            slow.watch(connector.getScheduler());
        } catch (Exception failed) {
            throw new IllegalStateException("the HTTP server does not start", failed);
        }
    }

    /** Where it listens; never port 0. */
    public InetSocketAddress address() {
        return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
    }

    public URI uri() {
        var host = new InetSocketAddress(connector.getHost(), 0).getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : connector.getHost();
        return URI.create(
                "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, connector.getLocalPort()));
    }

    /** Stops the server; requests under way are aborted. */
    @Override
    public void close() {
        try {
            server.stop();
            connector.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (Exception failed) {
            throw new IllegalStateException("the HTTP server does not stop", failed);
        }
    }
}
