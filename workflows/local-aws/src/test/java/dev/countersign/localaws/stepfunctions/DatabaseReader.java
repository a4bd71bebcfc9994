package dev.countersign.localaws.stepfunctions;

import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.Sql;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.sql.DataSource;

/** Somebody who has everything that the database holds, and the source of this program. */
final class DatabaseReader {

    private static final String COLUMNS = """
            select format('select %s from %I.%I where %1$s is not null', quote_ident(column_name), table_schema, table_name)
            from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')
            """;

    private final DataSource database;
    private final byte[] dictionary;

    DatabaseReader(DataSource database) {
        this.database = database;
        try (var text = Objects.requireNonNull(DatabaseReader.class.getResourceAsStream("engine/dictionary-1.txt"))) {
            this.dictionary = text.readAllBytes();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Every value of every column of every table, as it is, and inflated where it can be from any of its first bytes on. */
    List<String> everything() {
        return new Database(database).inTransaction(transaction -> {
            var texts = new ArrayList<String>();
            for (var select : Sql.list(transaction, COLUMNS, row -> row.getString(1))) {
                texts.addAll(values(transaction, select));
            }
            return texts;
        });
    }

    private List<String> values(Connection transaction, String select) throws SQLException {
        var texts = new ArrayList<String>();
        Sql.list(transaction, select, row -> {
            if (row.getObject(1) instanceof byte[] bytes) {
                texts.add(new String(bytes, StandardCharsets.ISO_8859_1));
                for (int from = 0; from < Math.min(bytes.length, 32); from++) {
                    texts.add(inflated(bytes, from));
                }
            } else {
                texts.add(row.getString(1));
            }
            return true;
        });
        return texts;
    }

    private String inflated(byte[] bytes, int from) {
        var text = new ByteArrayOutputStream();
        try (var inflater = new Inflater(true)) {
            inflater.setDictionary(dictionary);
            inflater.setInput(bytes, from, bytes.length - from);
            var buffer = new byte[4096];
            for (int length = inflater.inflate(buffer); length > 0; length = inflater.inflate(buffer)) {
                text.write(buffer, 0, length);
            }
        } catch (DataFormatException notDeflated) {
            // As far as it went.
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
