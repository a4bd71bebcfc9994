package dev.countersign.insight.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.insight.Insight;
import dev.countersign.insight.InsightPage;
import dev.countersign.people.CurrentActor;
import dev.countersign.people.SignedIn;
import dev.countersign.text.Spreadsheet;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** The figures of the page as a file, with the filter of the page. */
@Controller
class InsightCsv {

    private final Insight insight;
    private final CurrentActor current;
    private final Translations messages;
    private final Clock clock;

    InsightCsv(Insight insight, CurrentActor current, Translations messages, Clock clock) {
        this.insight = insight;
        this.current = current;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/" + InsightAddress.PAGE + ".csv")
    void download(HttpServletRequest asked, HttpServletResponse response) throws IOException {
        SignedIn reader = current.signedIn();
        InsightPage page = insight.read(
                        reader.actor(), InsightAddress.read(QueryParameters.full(asked.getParameterMap())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"insight-%s.csv\""
                        .formatted(LocalDate.ofInstant(clock.instant(), reader.zone())));
        PrintWriter out = response.getWriter();
        out.write(Spreadsheet.MARK);
        Spreadsheet spreadsheet = new Spreadsheet(reader.locale());
        CSVPrinter csv = new CSVPrinter(out, spreadsheet.format());
        Formats formats = new Formats(messages, reader.locale(), reader.zone(), clock);
        for (var row : new InsightRows(page, new InsightWords(formats), spreadsheet).all()) {
            csv.printRecord(row);
        }
        csv.flush();
    }
}
