package dev.countersign.nodes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A load balancer on this machine with sticky sessions: a cookie leads a browser to the node that it had first, and to another one when that does not
 * accept connections any more. Each connection has one request, or is a WebSocket.
 */
final class StickyProxy implements AutoCloseable {

    static final String COOKIE = "node";

    private static final Logger LOG = LoggerFactory.getLogger(StickyProxy.class);
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final Pattern CHOSEN = Pattern.compile("(?im)^Cookie:.*\\b" + COOKIE + "=(\\d)");
    private static final Pattern WEB_SOCKET = Pattern.compile("(?im)^Upgrade: websocket");
    private static final Pattern ONE_HOP = Pattern.compile("(?im)^(Connection|Upgrade|HTTP2-Settings):.*\\R");

    private final ServerSocket door;
    private final List<Integer> ports;
    private final AtomicInteger next = new AtomicInteger();

    private StickyProxy(ServerSocket door, List<Integer> ports) {
        this.door = door;
        this.ports = ports;
    }

    static StickyProxy before(int... ports) throws IOException {
        StickyProxy proxy = new StickyProxy(
                new ServerSocket(0, 200, InetAddress.getLoopbackAddress()),
                Arrays.stream(ports).boxed().toList());
        Thread.ofVirtual().name("proxy").start(proxy::accept);
        return proxy;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                Thread.ofVirtual().start(() -> serve(browser));
            } catch (IOException closed) {
                LOG.debug("The proxy takes no more connections", closed);
            }
        }
    }

    /** A connection that breaks at one side is closed at the other. */
    private void serve(Socket browser) {
        try (browser) {
            String head = head(browser.getInputStream());
            var cookie = CHOSEN.matcher(head);
            int wanted = cookie.find() ? Integer.parseInt(cookie.group(1)) : next.getAndIncrement() % ports.size();
            pass(browser, head, wanted);
        } catch (IOException broken) {
            LOG.debug("A connection broke", broken);
        }
    }

    private void pass(Socket browser, String head, int wanted) throws IOException {
        try (Socket node = connect(wanted)) {
            int chosen = ports.indexOf(node.getPort());
            node.getOutputStream().write(bytes(oneRequest(head)));
            Thread.ofVirtual().start(() -> copy(browser, node));
            String answer = head(node.getInputStream());
            int line = answer.indexOf("\r\n") + 2;
            browser.getOutputStream()
                    .write(bytes(answer.substring(0, line) + "Set-Cookie: " + COOKIE + "=" + chosen
                            + "; Path=/; HttpOnly\r\n" + answer.substring(line)));
            node.getInputStream().transferTo(browser.getOutputStream());
        }
    }

    /** The wanted node, or another one that is there. */
    private Socket connect(int wanted) throws IOException {
        var refused = new IOException("no node");
        for (int tried = 0; tried < ports.size(); tried++) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), ports.get((wanted + tried) % ports.size()));
            } catch (IOException dead) {
                refused = dead;
            }
        }
        throw refused;
    }

    private static String oneRequest(String head) {
        if (WEB_SOCKET.matcher(head).find()) {
            return head;
        }
        String kept = ONE_HOP.matcher(head).replaceAll("");
        return kept.substring(0, kept.length() - 2) + "Connection: close\r\n\r\n";
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            LOG.debug("A connection broke", broken);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int end = 0;
        while (end < 4) {
            int next = in.read();
            if (next < 0 || head.size() > LARGEST_HEAD) {
                throw new IOException("no complete head");
            }
            head.write(next);
            boolean follows = next == (end % 2 == 0 ? '\r' : '\n');
            end = follows ? end + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
