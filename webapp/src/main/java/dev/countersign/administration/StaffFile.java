package dev.countersign.administration;

import dev.countersign.administration.StaffImportResult.Problem;
import dev.countersign.administration.StaffImportResult.Reading;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.text.FileText;
import dev.countersign.text.Spreadsheet;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads people from a CSV file (RFC 4180) as spreadsheets save it: separated by comma, semicolon or tab, or by what a first line such as {@code sep=;}
 * says, and encoded as {@link FileText} reads. Its first line names the columns, in any order; what has no column stays as it is.
 */
final class StaffFile {

    /** The first line by which spreadsheets tell each other the separator. */
    private static final Pattern SEPARATOR =
            Pattern.compile("\\A\"?sep=([;,\t|])\"?(?=[\r\n]|\\z)", Pattern.CASE_INSENSITIVE);

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

    /**
     * One person.
     *
     * @param line of the file at which the record begins, from 1
     * @param tooLong whether there are values beyond the last column
     */
    record Line(long line, Map<Column, String> cells, boolean tooLong) {

        String of(Column column) {
            return cells.getOrDefault(column, "");
        }

        boolean has(Column column) {
            return cells.containsKey(column);
        }
    }

    /** What was found. */
    sealed interface Content {

        record Lines(List<Line> lines, Reading reading) implements Content {}

        record Refused(Problem problem) implements Content {}
    }

    private StaffFile() {}

    static Content read(byte[] content) {
        if (content.length > MOST_BYTES) {
            return new Content.Refused(Problem.TOO_LARGE);
        }
        return FileText.read(content)
                .map(StaffFile::read)
                .orElseGet(() -> new Content.Refused(Problem.ENCODING_UNKNOWN));
    }

    private static Content read(FileText file) {
        Matcher separator = SEPARATOR.matcher(file.text());
        boolean named = separator.lookingAt();
        CSVFormat format = format(named ? separator.group(1) : delimiter(file.text()));
        // Left empty, the line counts in the numbers of lines.
        String text = named ? file.text().substring(separator.end()) : file.text();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return lines(parser, new FirstLines(text), file.guessed());
        } catch (UncheckedIOException | IOException | IllegalStateException unreadable) {
            return new Content.Refused(Problem.NOT_CSV);
        }
    }

    private static CSVFormat format(String delimiter) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
    }

    private static Content lines(CSVParser parser, FirstLines first, boolean guessed) {
        Iterator<CSVRecord> rows = parser.iterator();
        Optional<CSVRecord> found = titles(rows);
        if (found.isEmpty()) {
            return new Content.Refused(Problem.EMPTY);
        }
        CSVRecord titles = found.get();
        Map<Integer, Column> columns = columns(titles);
        if (columns.values().stream().distinct().count() < columns.size()) {
            return new Content.Refused(Problem.COLUMN_TWICE);
        }
        if (!columns.values().containsAll(Set.of(Column.NAME, Column.EMAIL))) {
            return new Content.Refused(Problem.COLUMNS_MISSING);
        }
        List<Line> lines = new ArrayList<>();
        while (rows.hasNext()) {
            CSVRecord row = rows.next();
            if (lines.size() >= MOST_ROWS) {
                return new Content.Refused(Problem.TOO_MANY);
            }
            Line line = line(row, first.of(row.getCharacterPosition()), columns, titles.size());
            if (line.tooLong() || line.cells().values().stream().anyMatch(cell -> !cell.isEmpty())) {
                lines.add(line);
            }
        }
        return lines.isEmpty()
                ? new Content.Refused(Problem.EMPTY)
                : new Content.Lines(List.copyOf(lines), new Reading(ignored(titles, columns.keySet()), guessed));
    }

    private static Line line(CSVRecord row, long first, Map<Integer, Column> columns, int titles) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        columns.forEach((at, column) ->
                cells.put(column, at < row.size() ? Spreadsheet.shown(TypedText.line(row.get(at))) : ""));
        boolean tooLong =
                row.stream().skip(titles).anyMatch(cell -> !TypedText.line(cell).isEmpty());
        return new Line(first, cells, tooLong);
    }

    /** The titles of columns that mean nothing here. */
    private static List<String> ignored(CSVRecord titles, Set<Integer> known) {
        return Stream.iterate(0, at -> at < titles.size(), at -> at + 1)
                .filter(at -> !known.contains(at))
                .map(at -> TypedText.line(titles.get(at)))
                .filter(title -> !title.isEmpty())
                .distinct()
                .toList();
    }

    private static Map<Integer, Column> columns(CSVRecord titles) {
        return Stream.iterate(0, at -> at < titles.size(), at -> at + 1)
                .flatMap(at -> column(titles.get(at)).map(column -> Map.entry(at, column)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<Column> column(String title) {
        return Stream.of(Column.values())
                .filter(column -> column.title().equals(TypedText.line(title).toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The first record that is not empty: spreadsheets save empty lines with their separators. */
    private static Optional<CSVRecord> titles(Iterator<CSVRecord> rows) {
        while (rows.hasNext()) {
            CSVRecord row = rows.next();
            if (row.stream().anyMatch(cell -> !TypedText.line(cell).isEmpty())) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** The separator by which most titles are those of columns. */
    private static String delimiter(String text) {
        return Stream.of(",", ";", "\t")
                .max(Comparator.comparingLong(delimiter -> knownTitles(text, delimiter)))
                .orElseThrow();
    }

    private static long knownTitles(String text, String delimiter) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format(delimiter))) {
            return titles(parser.iterator()).stream()
                    .flatMap(CSVRecord::stream)
                    .filter(title -> column(title).isPresent())
                    .count();
        } catch (UncheckedIOException | IOException | IllegalStateException unreadable) {
            return 0;
        }
    }

    /** The numbers of the lines at which records begin, asked for in ascending order. */
    private static final class FirstLines {

        private final String text;
        private int read;
        private long line = 1;

        FirstLines(String text) {
            this.text = text;
        }

        /** @param position of a record; empty lines before it belong to it */
        long of(long position) {
            while (read < text.length() && (read < position || isBreak(text.charAt(read)))) {
                boolean second = read > 0 && text.charAt(read) == '\n' && text.charAt(read - 1) == '\r';
                if (isBreak(text.charAt(read)) && !second) {
                    line++;
                }
                read++;
            }
            return line;
        }

        private static boolean isBreak(char letter) {
            return letter == '\r' || letter == '\n';
        }
    }
}
