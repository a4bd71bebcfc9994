package dev.countersign.localaws.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A connection of a transaction, taken from the pool at its first use. */
final class LazyConnection implements AutoCloseable {

    private final DataSource dataSource;
    private @Nullable Connection open;

    LazyConnection(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Opens the connection at the first method call. */
    Connection proxy() {
        return (Connection) Proxy.newProxyInstance(
                LazyConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this::invoke);
    }

    private @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(open(), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    boolean isOpen() {
        return open != null;
    }

    Connection open() throws SQLException {
        if (open == null) {
            open = Database.connection(dataSource);
            open.setAutoCommit(false);
        }
        return open;
    }

    @Override
    public void close() throws SQLException {
        if (open != null) {
            open.close();
        }
    }
}
