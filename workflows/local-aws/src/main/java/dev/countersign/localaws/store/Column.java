package dev.countersign.localaws.store;

import java.lang.reflect.Array;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of the columns of a {@link Writing}, each with the Java type that the driver sends without conversion. */
public enum Column {
    INT("int4", Types.INTEGER, Integer.class),
    BIGINT("int8", Types.BIGINT, Long.class),
    BOOLEAN("bool", Types.BOOLEAN, Boolean.class),
    TEXT("text", Types.VARCHAR, String.class),
    BYTES("bytea", Types.BINARY, byte[].class);

    private final String type;
    private final int jdbcType;
    private final Class<?> javaType;

    Column(String type, int jdbcType, Class<?> javaType) {
        this.type = type;
        this.jdbcType = jdbcType;
        this.javaType = javaType;
    }

    /** PostgreSQL's name of it. */
    String type() {
        return type;
    }

    int jdbcType() {
        return jdbcType;
    }

    /** The values at this index of all rows. */
    @Nullable
    Object[] of(List<@Nullable Object[]> rows, int index) {
        var values = (@Nullable Object[]) Array.newInstance(javaType, rows.size());
        for (int row = 0; row < values.length; row++) {
            values[row] = rows.get(row)[index];
        }
        return values;
    }
}
