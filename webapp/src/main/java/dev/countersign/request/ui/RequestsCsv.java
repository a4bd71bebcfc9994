package dev.countersign.request.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.CurrentActor;
import dev.countersign.people.PersonName;
import dev.countersign.people.SignedIn;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.RequestService;
import dev.countersign.request.WaitingAt;
import dev.countersign.ui.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The person's own requests as a file for a spreadsheet, with the filter of the list. It is written page by page, so its size needs no memory. */
@Controller
class RequestsCsv {

    static final String PATH = "requests.csv";

    /** The most requests of a file; the newest ones. */
    private static final int MOST = 10_000;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** A spreadsheet takes text that begins with one of these for a formula. */
    private static final String FORMULA = "=+-@\t\r\n";

    private final RequestService requests;
    private final CurrentActor current;
    private final Translations messages;
    private final Clock clock;

    RequestsCsv(RequestService requests, CurrentActor current, Translations messages, Clock clock) {
        this.requests = requests;
        this.current = current;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/" + PATH)
    void download(HttpServletRequest asked, HttpServletResponse response) throws IOException {
        SignedIn reader = current.signedIn();
        RequestFilter filter = FilterInAddress.read(QueryParameters.full(asked.getParameterMap()));
        // The first page is read before anything is written, so that a refusal is still an error page.
        Page<RequestRow> page = requests.list(reader.actor(), filter, Range.first(Range.MOST));
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"requests-%s.csv\""
                        .formatted(LocalDate.ofInstant(clock.instant(), reader.zone())));
        PrintWriter out = response.getWriter();
        // Spreadsheets recognize UTF-8 by this mark.
        out.write('\uFEFF');
        CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
        csv.printRecord(heads(reader.locale()));
        for (int written = 0; !page.rows().isEmpty(); ) {
            for (RequestRow row : page.rows()) {
                csv.printRecord(cells(row, reader));
            }
            written += page.rows().size();
            if (!page.more() || written >= MOST) {
                break;
            }
            RequestId last = page.rows().getLast().id();
            page = requests.list(reader.actor(), filter, new Range<>(Optional.of(last), Range.Side.AFTER, Range.MOST));
        }
        csv.flush();
    }

    private List<String> heads(Locale language) {
        return Stream.of("number", "title", "form", "status", "amount", "currency", "submitted", "closed", "waiting")
                .map(column -> messages.getTranslation("requests.csv." + column, language))
                .toList();
    }

    private List<String> cells(RequestRow row, SignedIn reader) {
        Locale language = reader.locale();
        return List.of(
                text(row.number()),
                text(row.title().in(language)),
                text(row.template().in(language)),
                messages.getTranslation("status." + row.status().name(), language),
                row.amount().map(money -> money.amount().toPlainString()).orElse(""),
                row.amount().map(money -> text(money.currency())).orElse(""),
                moment(row.submittedAt(), reader.zone()),
                row.closedAt().map(closed -> moment(closed, reader.zone())).orElse(""),
                text(row.waitingAt().stream()
                        .map(WaitingAt::people)
                        .flatMap(List::stream)
                        .map(PersonName::name)
                        .distinct()
                        .collect(Collectors.joining(", "))));
    }

    private static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone));
    }

    /** An apostrophe before it makes a spreadsheet show the text as it is. */
    static String text(String text) {
        return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
