package dev.countersign.localaws.stepfunctions.machine;

import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table of the tags of state machines. */
public final class TagRows {

    private static final String PUT = """
            insert into sfn_tag (machine, key, value) values (?, ?, ?)
            on conflict (machine, key) do update set value = excluded.value
            """;

    private TagRows() {}

    /** The tags of a machine, by key. */
    public static Map<String, String> of(Connection tx, int machine) throws SQLException {
        var tags = new LinkedHashMap<String, String>();
        Sql.list(
                        tx,
                        "select key, value from sfn_tag where machine = ? order by key",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        machine)
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
        return tags;
    }

    public static void put(Connection tx, int machine, Map<String, String> tags) throws SQLException {
        for (var tag : tags.entrySet()) {
            Sql.update(tx, PUT, machine, tag.getKey(), tag.getValue());
        }
    }

    public static void delete(Connection tx, int machine, Collection<String> keys) throws SQLException {
        for (var key : keys) {
            Sql.update(tx, "delete from sfn_tag where machine = ? and key = ?", machine, key);
        }
    }
}
