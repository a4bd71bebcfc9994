package dev.countersign.request;

import dev.countersign.definitions.outline.Outline;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.ApprovalTrace.Visit;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers everything a request's page shows. */
@Component
class CaseFile {

    private final Requests files;
    private final RequestRepository requests;
    private final StepResultRepository results;
    private final CommentRepository comments;
    private final ApprovalTrace approvals;
    private final People people;

    CaseFile(
            Requests files,
            RequestRepository requests,
            StepResultRepository results,
            CommentRepository comments,
            ApprovalTrace approvals,
            People people) {
        this.files = files;
        this.requests = requests;
        this.results = results;
        this.comments = comments;
        this.approvals = approvals;
        this.people = people;
    }

    /** Within a transaction of the actor's tenant; the actor may see the request. */
    RequestCase of(Actor actor, FiledRequest request) {
        List<Visit> visits = approvals.visits(request.id());
        List<CommentRepository.Comment> said = comments.of(request.id());
        Map<PersonId, PersonName> names = people.names(actor.tenant(), mentioned(request, visits, said));
        Knowledge known = new Knowledge(request, visits, results.of(request.id()), names);
        PersonName requester = names.get(request.requester());
        if (requester == null) {
            throw new IllegalStateException(request.number() + " has no requester");
        }
        return new RequestCase(
                head(request, requester, requests.isUnconfirmed(request.id())),
                Facts.of(request.definition().form(), request.form(), names),
                RequestPath.of(outline(actor.tenant(), request), known),
                Timeline.of(known, requester, said),
                allowed(actor, request));
    }

    private Outline outline(TenantId tenant, FiledRequest request) {
        return Outline.of(request.definition(), request.form(), files.requesterAsTold(tenant, request));
    }

    private static Set<PersonId> mentioned(
            FiledRequest request, List<Visit> visits, List<CommentRepository.Comment> comments) {
        return Stream.of(
                        Stream.of(request.requester()),
                        visits.stream().flatMap(visit -> visit.asked().stream()).map(ApprovalTrace.Asked::person),
                        comments.stream().map(CommentRepository.Comment::author),
                        Facts.people(request.definition().form(), request.form()))
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
    }

    private static RequestCase.Head head(FiledRequest request, PersonName requester, boolean unconfirmed) {
        return new RequestCase.Head(
                request.id(),
                request.number(),
                request.title(),
                request.definition().name(),
                request.status(),
                request.revision(),
                requester,
                request.submittedAt(),
                request.changedAt(),
                request.closedAt(),
                request.reason().orElse(null),
                unconfirmed);
    }

    private static RequestCase.Allowed allowed(Actor actor, FiledRequest request) {
        boolean own = request.requester().equals(actor.person());
        return new RequestCase.Allowed(true, own && request.status().isOpen());
    }
}
