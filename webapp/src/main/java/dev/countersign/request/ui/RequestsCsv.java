package dev.countersign.request.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.CurrentActor;
import dev.countersign.people.SignedIn;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.RequestService;
import dev.countersign.ui.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The person's own requests as a file, with the filter of the list. */
@Controller
class RequestsCsv {

    static final String PATH = "requests.csv";

    /** The most requests of a file; the newest ones. */
    private static final int MOST = 10_000;

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
        RequestsFile.Part first = part(reader.actor(), filter, Range.first(Range.MOST));
        new RequestsFile(reader, messages)
                .write(
                        response,
                        LocalDate.ofInstant(clock.instant(), reader.zone()),
                        first,
                        last -> part(
                                reader.actor(), filter, new Range<>(Optional.of(last), Range.Side.AFTER, Range.MOST)),
                        MOST);
    }

    private RequestsFile.Part part(Actor actor, RequestFilter filter, Range<RequestId> range) {
        Page<RequestRow> page = requests.list(actor, filter, range);
        return new RequestsFile.Part(
                page.rows(), page.more() ? Optional.of(page.rows().getLast().id()) : Optional.empty());
    }
}
