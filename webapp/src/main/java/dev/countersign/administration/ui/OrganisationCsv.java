package dev.countersign.administration.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationPage;
import dev.countersign.administration.OrganisationRequests;
import dev.countersign.people.Actor;
import dev.countersign.people.CurrentActor;
import dev.countersign.people.SignedIn;
import dev.countersign.request.RequestId;
import dev.countersign.request.ui.RequestsFile;
import dev.countersign.ui.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** All requests of the organisation as a file, with the filter of the list. */
@Controller
class OrganisationCsv {

    private final OrganisationRequests requests;
    private final CurrentActor current;
    private final Translations messages;
    private final Clock clock;

    OrganisationCsv(OrganisationRequests requests, CurrentActor current, Translations messages, Clock clock) {
        this.requests = requests;
        this.current = current;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/" + OrganisationAddress.PAGE + ".csv")
    void download(HttpServletRequest asked, HttpServletResponse response) throws IOException {
        SignedIn reader = current.signedIn();
        OrganisationFilter filter =
                new OrganisationAddress(reader.zone()).read(QueryParameters.full(asked.getParameterMap()));
        RequestsFile.Part first = part(reader.actor(), filter, Optional.empty());
        new RequestsFile(reader, messages)
                .write(
                        response,
                        LocalDate.ofInstant(clock.instant(), reader.zone()),
                        first,
                        last -> part(reader.actor(), filter, Optional.of(last)),
                        Long.MAX_VALUE);
    }

    private RequestsFile.Part part(Actor actor, OrganisationFilter filter, Optional<RequestId> after) {
        OrganisationPage page = requests.page(actor, filter, after, OrganisationRequests.MOST)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new RequestsFile.Part(
                page.lines().stream().map(OrganisationPage.Line::request).toList(),
                page.next().map(OrganisationPage.Next::after));
    }
}
