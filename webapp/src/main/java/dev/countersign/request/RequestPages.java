package dev.countersign.request;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens the page of a request for those who may see it. */
@Component
class RequestPages {

    private final ActorTransaction transaction;
    private final FiledRequests files;
    private final RequestAccess access;
    private final RequestCaseReader cases;

    RequestPages(ActorTransaction transaction, FiledRequests files, RequestAccess access, RequestCaseReader cases) {
        this.transaction = transaction;
        this.files = files;
        this.access = access;
        this.cases = cases;
    }

    Optional<RequestCase> open(Actor actor, RequestId id, int comments) {
        return transaction.call(actor, present -> {
            Optional<FiledRequest> found =
                    files.find(present.tenant(), id).filter(request -> access.maySee(present, request));
            if (found.isEmpty()) {
                access.refused(present, id);
            }
            return found.map(request -> cases.of(present, request, comments));
        });
    }
}
