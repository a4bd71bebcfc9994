package dev.countersign.lambdas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts every mail, except for an address that it does not know, and resets the connection when the client sends QUIT. */
final class BreakingSmtpServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final AtomicInteger accepted = new AtomicInteger();

    private final String unknown;
    private final String toUnknown;
    private final String toData;

    BreakingSmtpServer() throws IOException {
        this("nobody");
    }

    BreakingSmtpServer(String unknown) throws IOException {
        this(unknown, "550 no such mailbox", "250 accepted");
    }

    /**
     * A server with other answers.
     *
     * @param toUnknown to the address that it does not know
     * @param toData to an email
     */
    BreakingSmtpServer(String unknown, String toUnknown, String toData) throws IOException {
        this.unknown = unknown;
        this.toUnknown = toUnknown;
        this.toData = toData;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    int accepted() {
        return accepted.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        try (Socket client = socket.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 here");
            boolean reading = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (reading) {
                    if (line.equals(".")) {
                        reading = false;
                        accepted.incrementAndGet();
                        say(client, toData);
                    }
                } else if (line.startsWith("QUIT")) {
                    // With this option, close() resets the connection.
                    client.setSoLinger(true, 0);
                    return;
                } else if (line.startsWith("DATA")) {
                    reading = true;
                    say(client, "354 go on");
                } else if (line.startsWith("RCPT") && line.contains(unknown)) {
                    say(client, toUnknown);
                } else {
                    say(client, "250 ok");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
