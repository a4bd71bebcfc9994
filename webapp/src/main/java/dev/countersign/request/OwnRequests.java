package dev.countersign.request;

import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import org.springframework.stereotype.Component;

/** Lists a person's own requests, page by page, newest first. */
@Component
class OwnRequests {

    private final ActorTransaction transaction;
    private final SummaryRepository requests;
    private final FiledRequests files;
    private final RequestRows rows;

    OwnRequests(ActorTransaction transaction, SummaryRepository requests, FiledRequests files, RequestRows rows) {
        this.transaction = transaction;
        this.requests = requests;
        this.files = files;
        this.rows = rows;
    }

    Page<RequestRow> page(Actor actor, RequestFilter filter, Range<RequestId> range) {
        return transaction.call(actor, present -> {
            Page<SummaryRepository.Row> found = requests.ofRequester(present.person(), filter, range);
            return new Page<>(rows.of(present.tenant(), files.summaries(present.tenant(), found.rows())), found.more());
        });
    }
}
