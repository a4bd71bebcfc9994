package dev.countersign.administration.ui;

import dev.countersign.people.Actor;
import dev.countersign.people.CurrentActor;
import dev.countersign.people.PersonId;
import dev.countersign.removal.PersonalRecords;
import dev.countersign.removal.Removals;
import dev.countersign.request.ui.Links;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The copies of removed requests, and the data of one person. */
@Controller
class RemovalFiles {

    static final String COPY = "organisation/removals/";

    private final Removals removals;
    private final PersonalRecords data;
    private final CurrentActor current;

    RemovalFiles(Removals removals, PersonalRecords data, CurrentActor current) {
        this.removals = removals;
        this.data = data;
        this.current = current;
    }

    @GetMapping("/organisation/removals/{id}")
    void copy(@PathVariable String id, HttpServletResponse response) throws IOException {
        Actor actor = current.get();
        var wanted = Links.uuid(id).orElseThrow(RemovalFiles::notFound);
        try (InputStream bytes = removals.copy(actor, wanted).orElseThrow(RemovalFiles::notFound)) {
            writeHeaders(response, "application/zip", "removed-requests-" + wanted + ".zip");
            bytes.transferTo(response.getOutputStream());
        }
    }

    @GetMapping("/organisation/people/{id}/data.json")
    void data(@PathVariable String id, HttpServletResponse response) throws IOException {
        Actor actor = current.get();
        PersonId person = Links.uuid(id).map(PersonId::new).orElseThrow(RemovalFiles::notFound);
        if (!data.beginExport(actor, person)) {
            throw notFound();
        }
        writeHeaders(response, "application/json", "person-" + person + ".json");
        data.export(actor, person, response.getOutputStream());
    }

    private static void writeHeaders(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
