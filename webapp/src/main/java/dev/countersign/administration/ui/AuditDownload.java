package dev.countersign.administration.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.administration.AuditTrail;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditProof;
import dev.countersign.people.CurrentActor;
import dev.countersign.people.SignedIn;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** The audit log as a file, with the filter of the page and the proof beside it. */
@Controller
class AuditDownload {

    private final AuditTrail trail;
    private final CurrentActor current;
    private final Translations messages;
    private final Clock clock;

    AuditDownload(AuditTrail trail, CurrentActor current, Translations messages, Clock clock) {
        this.trail = trail;
        this.current = current;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/" + AuditAddress.PAGE + ".jsonl.zip")
    void jsonLines(HttpServletRequest asked, HttpServletResponse response) throws IOException {
        write(current.signedIn(), new AuditJsonLines(), "jsonl", asked, response);
    }

    @GetMapping("/" + AuditAddress.PAGE + ".csv.zip")
    void csv(HttpServletRequest asked, HttpServletResponse response) throws IOException {
        SignedIn reader = current.signedIn();
        Formats formats = new Formats(messages, reader.locale(), reader.zone(), clock);
        write(reader, new AuditCsv(formats), "csv", asked, response);
    }

    /** @param kind tells the files of one day apart */
    private void write(
            SignedIn reader,
            AuditArchive.Format format,
            String kind,
            HttpServletRequest asked,
            HttpServletResponse response)
            throws IOException {
        AuditAddress address = new AuditAddress(reader.zone());
        AuditFilter filter = address.read(QueryParameters.full(asked.getParameterMap()));
        AuditArchive archive = new AuditArchive(trail, reader, filter, address.named(filter), format);
        AuditProof proof = archive.begin().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        response.setContentType("application/zip");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"audit-log-%s-%s.zip\""
                        .formatted(LocalDate.ofInstant(clock.instant(), reader.zone()), kind));
        archive.write(proof, response.getOutputStream());
    }
}
