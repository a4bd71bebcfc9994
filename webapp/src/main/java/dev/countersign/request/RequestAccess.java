package dev.countersign.request;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who has to do with a request. Within the tenant's transaction. */
@Component
class RequestAccess {

    private final ApprovalTrace approvals;
    private final SecurityRecords refusals;

    RequestAccess(ApprovalTrace approvals, SecurityRecords refusals) {
        this.approvals = approvals;
        this.refusals = refusals;
    }

    /** The requester, who is or was asked, the managers of those who are asked now, and who may see all requests. */
    boolean maySee(Actor actor, FiledRequest request) {
        return actor.may(Right.SEE_REQUESTS)
                || request.requester().equals(actor.person())
                || approvals.involves(request.id(), actor.person());
    }

    /** The same without those who only read, such as auditors, unless they have to do with it themselves. */
    boolean mayAct(Actor actor, FiledRequest request) {
        return actor.may(Right.MANAGE_REQUESTS)
                || request.requester().equals(actor.person())
                || approvals.involves(request.id(), actor.person());
    }

    /** Those whose pages and lists show the request. */
    Set<PersonId> concerned(FiledRequest request) {
        Set<PersonId> concerned = new HashSet<>(approvals.everybody(request.id()));
        concerned.add(request.requester());
        return concerned;
    }

    /** Records that the person may not read the file, or that it does not exist in their tenant. */
    void refused(Actor actor, AttachmentId id) {
        refusals.refused(actor.tenant(), actor.person(), "file", id.toString());
    }

    /** Records that the person may not see the request, or that it does not exist in their tenant. */
    void refused(Actor actor, RequestId id) {
        refusals.refused(actor.tenant(), actor.person(), "request", id.toString());
    }
}
