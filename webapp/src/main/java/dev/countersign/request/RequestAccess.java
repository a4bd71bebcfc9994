package dev.countersign.request;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return maySee(actor, request.id(), request.requester());
    }

    private boolean maySee(Actor actor, RequestId request, PersonId requester) {
        return actor.may(Right.SEE_REQUESTS)
                || requester.equals(actor.person())
                || approvals.involves(request, actor.person());
    }

    /** Those of these requests that the person may see. */
    List<RequestSummary> visible(Actor actor, Collection<RequestSummary> requests) {
        Set<RequestId> asked = approvals
                .asked(requests.stream().map(RequestSummary::id).toList(), Set.of(actor.person()))
                .getOrDefault(actor.person(), Set.of());
        return requests.stream()
                .filter(request -> asked.contains(request.id())
                        || maySee(actor, request.id(), request.requester().id()))
                .toList();
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

    /** How many of these requests each of these people has made, or is or was asked about. */
    Map<PersonId, Integer> concerned(Collection<RequestSummary> requests, Collection<PersonId> people) {
        Map<PersonId, Set<RequestId>> asked =
                approvals.asked(requests.stream().map(RequestSummary::id).toList(), people);
        Map<PersonId, Integer> concerned = new HashMap<>();
        people.forEach(person -> concerned.put(
                person,
                Math.toIntExact(requests.stream()
                        .filter(request -> request.requester().id().equals(person)
                                || asked.getOrDefault(person, Set.of()).contains(request.id()))
                        .count())));
        return concerned;
    }

    /** The people who have made these requests, and so many of those who are or were asked about most of them. */
    Set<PersonId> mostConcerned(Collection<RequestSummary> requests, int asked) {
        return Stream.concat(
                        requests.stream().map(request -> request.requester().id()),
                        approvals
                                .mostAsked(
                                        requests.stream()
                                                .map(RequestSummary::id)
                                                .toList(),
                                        asked)
                                .keySet()
                                .stream())
                .collect(Collectors.toSet());
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
