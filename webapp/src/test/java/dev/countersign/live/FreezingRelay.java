package dev.countersign.live;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Stands between a client and PostgreSQL; what is connected can be frozen: nothing passes any more, and nobody is told. */
final class FreezingRelay implements AutoCloseable {

    private final PGSimpleDataSource direct;
    private final ServerSocket entrance = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile int frozen;

    FreezingRelay(DataSource server) throws IOException, SQLException {
        this.direct = server.unwrap(PGSimpleDataSource.class);
        Thread.ofVirtual().start(this::accept);
    }

    /** One connection at a time. */
    HikariDataSource pool() {
        PGSimpleDataSource relayed = new PGSimpleDataSource();
        relayed.setServerNames(new String[] {"127.0.0.1"});
        relayed.setPortNumbers(new int[] {entrance.getLocalPort()});
        relayed.setDatabaseName(direct.getDatabaseName());
        relayed.setUser(direct.getUser());
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(relayed);
        pool.setMaximumPoolSize(1);
        return new HikariDataSource(pool);
    }

    void freeze() {
        frozen = sockets.size();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), direct.getPortNumbers()[0]);
                int number = sockets.size();
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> pump(client, server, number));
                Thread.ofVirtual().start(() -> pump(server, client, number));
            }
        } catch (IOException closed) {
            frozen = Integer.MAX_VALUE;
        }
    }

    private void pump(Socket from, Socket to, int number) {
        byte[] buffer = new byte[8_192];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (number >= frozen) {
                    to.getOutputStream().write(buffer, 0, read);
                    to.getOutputStream().flush();
                }
            }
        } catch (IOException gone) {
            frozen = Math.max(frozen, number);
        }
    }
}
