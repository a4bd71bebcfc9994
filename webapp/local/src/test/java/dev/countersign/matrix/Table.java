package dev.countersign.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A matrix in a text file: a line with the columns, then a line for each row, with bars between the cells. */
record Table(List<String> columns, Map<String, List<String>> rows) {

    static Table read(String resource) {
        List<List<String>> lines = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(Table.class.getResourceAsStream("/matrix/" + resource))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> head = lines.removeFirst();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (List<String> line : lines) {
            if (line.size() != head.size() || rows.put(line.getFirst(), line.subList(1, line.size())) != null) {
                throw new AssertionError(resource + " has an odd or a second row " + line);
            }
        }
        return new Table(head.subList(1, head.size()), rows);
    }

    Set<String> names() {
        return rows.keySet();
    }

    String cell(String row, String column) {
        return Objects.requireNonNull(rows.get(row), row).get(columns.indexOf(column));
    }
}
