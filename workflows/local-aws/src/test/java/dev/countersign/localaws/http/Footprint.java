package dev.countersign.localaws.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What this process holds.
 *
 * @param files open files and sockets, but for those of the connections to the database
 */
record Footprint(long heapBytes, int threads, long files, int connections) {

    private static final String CONNECTIONS =
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

    static Footprint now(DataSource database) throws SQLException {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        int connections = connections(database);
        return new Footprint(
                heapAfterCollection(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                system.getOpenFileDescriptorCount() - connections,
                connections);
    }

    private static long heapAfterCollection() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static int connections(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.createStatement().executeQuery(CONNECTIONS)) {
            count.next();
            return count.getInt(1);
        }
    }
}
