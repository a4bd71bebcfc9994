package dev.countersign.standalone;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An address of a PostgreSQL under which it calls itself as old as the programs of this machine are: Debian's pg_dump refuses a newer server, and reads a
 * schema like this one from it all the same.
 */
final class OlderClient implements AutoCloseable {

    private static final byte PARAMETER = 'S';
    private static final byte READY = 'Z';
    private static final byte[] NAME = "server_version\0".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket door;
    private final int server;
    private final String version;

    OlderClient(int server, String version) throws IOException {
        this.server = server;
        this.version = version;
        this.door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), server);
                Thread.ofVirtual().start(() -> forward(client, database));
                Thread.ofVirtual().start(() -> answer(database, client));
            } catch (IOException closed) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private static void forward(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            // The program has ended; the other direction notices, too.
        }
    }

    /** The messages of a start, with another version; then everything as it comes. */
    private void answer(Socket from, Socket to) {
        try {
            DataInputStream messages = new DataInputStream(from.getInputStream());
            byte type;
            do {
                type = messages.readByte();
                byte[] body = new byte[messages.readInt() - Integer.BYTES];
                messages.readFully(body);
                write(to, type, type == PARAMETER && isVersion(body) ? versionMessage() : body);
            } while (type != READY);
            messages.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            // The program has ended, or the server has.
        }
    }

    private static boolean isVersion(byte[] body) {
        return Arrays.mismatch(body, NAME) == NAME.length;
    }

    private byte[] versionMessage() {
        return ("server_version\0" + version + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static void write(Socket to, byte type, byte[] body) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(type);
        message.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(body.length + Integer.BYTES)
                .array());
        message.writeBytes(body);
        message.writeTo(to.getOutputStream());
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
