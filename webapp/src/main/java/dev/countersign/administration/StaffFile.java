package dev.countersign.administration;

import dev.countersign.definitions.text.TypedText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads people from a CSV file (RFC 4180) as spreadsheets save it: separated by comma, semicolon or tab, in UTF-8 or Windows-1252. Its first line names the
 * columns, in any order; what has no column stays as it is.
 */
final class StaffFile {

    /** The most bytes of a file. */
    static final int MOST_BYTES = StaffImport.MOST_BYTES;

    /** The most people of a file. */
    static final int MOST_ROWS = 2_000;

    /** The columns. Their names in a file are those in lower case. */
    enum Column {
        NAME,
        EMAIL,
        DEPARTMENT,
        MANAGER,
        LANGUAGE,
        ZONE,
        ROLES;

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param line of the file, from 1 */
    record Line(long line, Map<Column, String> cells) {

        String of(Column column) {
            return cells.getOrDefault(column, "");
        }

        boolean has(Column column) {
            return cells.containsKey(column);
        }
    }

    /** What was found. */
    sealed interface Content {

        record Lines(List<Line> lines) implements Content {}

        record Refused(StaffImportResult.Problem problem) implements Content {}
    }

    private StaffFile() {}

    static Content read(byte[] content) {
        if (content.length > MOST_BYTES) {
            return new Content.Refused(StaffImportResult.Problem.TOO_LARGE);
        }
        String text = decoded(content).replace("\uFEFF", "").replace("\0", "");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return lines(parser);
        } catch (UncheckedIOException | IOException | IllegalStateException unreadable) {
            return new Content.Refused(StaffImportResult.Problem.NOT_CSV);
        }
    }

    private static Content lines(CSVParser parser) {
        Map<Integer, Column> columns = Map.of();
        List<Line> lines = new ArrayList<>();
        for (CSVRecord row : parser) {
            if (columns.isEmpty()) {
                columns = columns(row);
                if (!columns.values().containsAll(Set.of(Column.NAME, Column.EMAIL))) {
                    return new Content.Refused(StaffImportResult.Problem.COLUMNS_MISSING);
                }
                continue;
            }
            if (lines.size() >= MOST_ROWS) {
                return new Content.Refused(StaffImportResult.Problem.TOO_MANY);
            }
            Map<Column, String> cells = new EnumMap<>(Column.class);
            columns.forEach(
                    (at, column) -> cells.put(column, at < row.size() ? shown(TypedText.line(row.get(at))) : ""));
            if (cells.values().stream().anyMatch(cell -> !cell.isEmpty())) {
                lines.add(new Line(parser.getCurrentLineNumber(), cells));
            }
        }
        return lines.isEmpty()
                ? new Content.Refused(StaffImportResult.Problem.EMPTY)
                : new Content.Lines(List.copyOf(lines));
    }

    private static Map<Integer, Column> columns(CSVRecord titles) {
        return Stream.iterate(0, at -> at < titles.size(), at -> at + 1)
                .flatMap(at -> column(titles.get(at)).map(column -> Map.entry(at, column)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<Column> column(String title) {
        return Stream.of(Column.values())
                .filter(column -> column.title().equals(title.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Without the apostrophe that keeps a spreadsheet from taking it for a formula. */
    private static String shown(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static String delimiter(String text) {
        String titles = text.lines().findFirst().orElse("");
        return Stream.of(";", "\t").filter(titles::contains).findFirst().orElse(",");
    }

    private static String decoded(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException old) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }
}
