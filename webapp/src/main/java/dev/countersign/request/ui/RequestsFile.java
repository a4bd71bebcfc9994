package dev.countersign.request.ui;

import dev.countersign.people.PersonName;
import dev.countersign.people.SignedIn;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.WaitingAt;
import dev.countersign.text.Spreadsheet;
import dev.countersign.ui.Translations;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;

/** Requests as a file for a spreadsheet. It is written part by part, so its size needs no memory. */
public final class RequestsFile {

    /**
     * A part of the file.
     *
     * @param next where the next part begins; empty at the end
     */
    public record Part(List<RequestRow> rows, Optional<RequestId> next) {

        public Part {
            rows = List.copyOf(rows);
        }
    }

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Set<String> MOMENTS = Set.of("submitted", "closed");

    private final SignedIn reader;
    private final Translations messages;
    private final Spreadsheet spreadsheet;

    public RequestsFile(SignedIn reader, Translations messages) {
        this.reader = reader;
        this.messages = messages;
        this.spreadsheet = new Spreadsheet(reader.locale());
    }

    /**
     * Writes all parts, or as many as have this number of requests.
     *
     * @param first was read before, so that a refusal is still an error page
     * @param read the part after this request
     */
    public void write(
            HttpServletResponse response, LocalDate today, Part first, Function<RequestId, Part> read, long most)
            throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"requests-%s.csv\"".formatted(today));
        PrintWriter out = response.getWriter();
        out.write(Spreadsheet.MARK);
        CSVPrinter csv = new CSVPrinter(out, spreadsheet.format());
        csv.printRecord(heads());
        Part part = first;
        for (long written = 0; ; ) {
            for (RequestRow row : part.rows()) {
                csv.printRecord(cells(row));
            }
            written += part.rows().size();
            // A reader who has gone away must not have the rest read.
            if (part.next().isEmpty() || written >= most || out.checkError()) {
                break;
            }
            part = read.apply(part.next().get());
        }
        csv.flush();
    }

    private List<String> heads() {
        return Stream.of(
                        "number",
                        "title",
                        "form",
                        "requester",
                        "status",
                        "amount",
                        "currency",
                        "submitted",
                        "closed",
                        "waiting")
                .map(this::head)
                .toList();
    }

    /** With the time zone, if the column has times. */
    private String head(String column) {
        String head = messages.getTranslation("requests.csv." + column, reader.locale());
        return MOMENTS.contains(column) ? head + " (" + reader.zone().getId() + ")" : head;
    }

    private List<String> cells(RequestRow row) {
        Locale language = reader.locale();
        return List.of(
                Spreadsheet.text(row.number()),
                Spreadsheet.text(row.title().in(language)),
                Spreadsheet.text(row.template().in(language)),
                Spreadsheet.text(row.requester().name()),
                messages.getTranslation("status." + row.status().name(), language),
                row.amount().map(money -> spreadsheet.number(money.amount())).orElse(""),
                row.amount().map(money -> Spreadsheet.text(money.currency())).orElse(""),
                moment(row.submittedAt(), reader.zone()),
                row.closedAt().map(closed -> moment(closed, reader.zone())).orElse(""),
                Spreadsheet.text(row.waitingAt().stream()
                        .map(WaitingAt::people)
                        .flatMap(List::stream)
                        .map(PersonName::name)
                        .distinct()
                        .collect(Collectors.joining(", "))));
    }

    private static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone));
    }
}
