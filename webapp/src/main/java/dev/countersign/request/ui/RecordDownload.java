package dev.countersign.request.ui;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.people.CurrentActor;
import dev.countersign.people.SignedIn;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRecord;
import dev.countersign.request.RequestService;
import dev.countersign.tenant.Tenants;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The record of a request that has ended, as a file. */
@Controller
class RecordDownload {

    private final RequestService requests;
    private final AuditLog audit;
    private final CurrentActor current;
    private final Tenants tenants;
    private final Translations messages;
    private final Clock clock;

    RecordDownload(
            RequestService requests,
            AuditLog audit,
            CurrentActor current,
            Tenants tenants,
            Translations messages,
            Clock clock) {
        this.requests = requests;
        this.audit = audit;
        this.current = current;
        this.tenants = tenants;
        this.messages = messages;
        this.clock = clock;
    }

    /** Who may see the request is checked anew with each download. Somebody else's request looks like one that there is not. */
    @GetMapping("/records/{id}")
    void download(@PathVariable String id, HttpServletResponse response) throws IOException {
        SignedIn reader = current.signedIn();
        RequestRecord request = Links.uuid(id)
                .flatMap(known -> requests.record(reader.actor(), new RequestId(known)))
                .filter(found -> !found.page().head().status().isOpen())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        RequestCase.Head head = request.page().head();
        List<AuditEntry> newest = audit.newest(reader.actor().tenant(), about(head.id()), Optional.empty(), 1);
        Formats formats = new Formats(messages, reader.locale(), reader.zone(), clock);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String organisation =
                tenants.find(reader.actor().tenant()).orElseThrow().name();
        new RecordPages(request, organisation, newest.stream().findFirst(), formats).write(bytes, clock.instant());
        FileDownload.writeHeaders(response, head.number() + ".pdf", "application/pdf", bytes.size());
        bytes.writeTo(response.getOutputStream());
    }

    private static AuditFilter about(RequestId request) {
        return new AuditFilter(
                Optional.empty(), Optional.of(request.value()), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
