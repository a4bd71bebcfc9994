package dev.countersign.localaws.store;

import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of the columns of a {@link Writing}, each with the Java type that the driver sends without conversion. */
public enum Column {
    INT("int4", Integer.class),
    BIGINT("int8", Long.class),
    BOOLEAN("bool", Boolean.class),
    TEXT("text", String.class),
    BYTES("bytea", byte[].class);

    private final String type;
    private final Class<?> javaType;

    Column(String type, Class<?> javaType) {
        this.type = type;
        this.javaType = javaType;
    }

    /** PostgreSQL's name of it. */
    String type() {
        return type;
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
