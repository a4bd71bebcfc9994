package dev.countersign.request;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Opens the page of a request for those who may see it. */
@Component
class RequestPages {

    private final ActorTransaction transaction;
    private final FiledRequests files;
    private final RequestAccess access;
    private final RequestCaseReader cases;
    private final RequestRecords records;

    RequestPages(
            ActorTransaction transaction,
            FiledRequests files,
            RequestAccess access,
            RequestCaseReader cases,
            RequestRecords records) {
        this.transaction = transaction;
        this.files = files;
        this.access = access;
        this.cases = cases;
        this.records = records;
    }

    Optional<RequestCase> open(Actor actor, RequestId id, int comments) {
        return shown(actor, id, (present, request) -> cases.of(present, request, comments));
    }

    Optional<RequestRecord> record(Actor actor, RequestId id) {
        return shown(actor, id, records::of);
    }

    private <T> Optional<T> shown(Actor actor, RequestId id, BiFunction<Actor, FiledRequest, T> read) {
        return transaction.call(actor, present -> {
            Optional<FiledRequest> found =
                    files.find(present.tenant(), id).filter(request -> access.maySee(present, request));
            if (found.isEmpty()) {
                access.refused(present, id);
            }
            return found.map(request -> read.apply(present, request));
        });
    }
}
