package dev.countersign.request;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.live.Changes;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.PersonId;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What a person does with requests. */
@Service
public class RequestService {

    private final Intake intake;
    private final RequestList list;
    private final CaseFile cases;
    private final Requests files;
    private final RequestRepository requests;
    private final CommentRepository comments;
    private final ApprovalTrace approvals;
    private final Templates templates;
    private final ActorTransaction transaction;
    private final Changes changes;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final ApplicationEventPublisher events;
    private final RequestLimits limits;
    private final TimeOrderedIds ids;
    private final Clock clock;

    RequestService(
            Intake intake,
            RequestList list,
            CaseFile cases,
            Requests files,
            RequestRepository requests,
            CommentRepository comments,
            ApprovalTrace approvals,
            Templates templates,
            ActorTransaction transaction,
            Changes changes,
            AuditLog audit,
            SecurityRecords refusals,
            ApplicationEventPublisher events,
            RequestLimits limits,
            TimeOrderedIds ids,
            Clock clock) {
        this.intake = intake;
        this.list = list;
        this.cases = cases;
        this.files = files;
        this.requests = requests;
        this.comments = comments;
        this.approvals = approvals;
        this.templates = templates;
        this.transaction = transaction;
        this.changes = changes;
        this.audit = audit;
        this.refusals = refusals;
        this.events = events;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /** The templates a request can be made from, by key. */
    public List<TemplateCard> gallery(Actor actor) {
        return transaction.call(actor, present -> templates.newest(present.tenant())).stream()
                .map(TemplateVersion::definition)
                .map(TemplateCard::of)
                .toList();
    }

    /** Empty when there is no such template. */
    public Optional<NewRequest> prepare(Actor actor, String templateKey) {
        return Optional.of(templateKey)
                .filter(key -> key.indexOf('\0') < 0)
                .flatMap(key -> transaction.call(actor, present -> templates.newest(present.tenant(), key)))
                .map(template -> new NewRequest(template.id(), template.definition()));
    }

    /**
     * Makes a request of a filled-in form. Sent again, with the same submission id, it gives the request of the first time; other answers
     * with that id are not taken, and the person is told.
     */
    public SubmitResult submit(Actor actor, Submission submission) {
        return intake.submit(actor, submission);
    }

    /** The person's own requests, newest first. */
    public Page<RequestRow> list(Actor actor, RequestFilter filter, Range<RequestId> range) {
        return list.page(actor, filter, range);
    }

    /** Empty when there is none, or not for this person: the requester, who is or was asked, and administrators may see it. */
    public Optional<RequestCase> open(Actor actor, RequestId id) {
        return open(actor, id, CaseFile.COMMENTS);
    }

    /**
     * The same.
     *
     * @param comments how many of the latest comments to show, at most {@value CaseFile#MOST_COMMENTS}
     */
    public Optional<RequestCase> open(Actor actor, RequestId id, int comments) {
        return transaction.call(actor, present -> {
            Optional<FiledRequest> found = files.find(present.tenant(), id).filter(request -> maySee(present, request));
            if (found.isEmpty()) {
                refused(present, id);
            }
            return found.map(request -> cases.of(present, request, comments));
        });
    }

    /** Whoever may see a request may comment on it, also after it has ended. */
    public CommentResult comment(Actor actor, RequestId id, String text) {
        Remark said = Remark.of(text);
        if (said.isEmpty()) {
            return new CommentResult.Empty();
        }
        if (said.isTooLong()) {
            return new CommentResult.TooLong(said.length(), Remark.LONGEST);
        }
        return transaction.call(
                actor,
                present -> files.lock(present.tenant(), id)
                        .filter(request -> maySee(present, request))
                        .<CommentResult>map(request -> comment(present, request, said.text()))
                        .orElseGet(() -> {
                            refused(present, id);
                            return new CommentResult.NotFound();
                        }));
    }

    /** Takes the request back as long as it is open. From then on every open task of it is void. */
    public WithdrawResult withdraw(Actor actor, RequestId id) {
        return transaction.call(
                actor,
                present -> files.lock(present.tenant(), id)
                        .filter(request -> maySee(present, request))
                        .map(request -> withdraw(present, request))
                        .orElseGet(() -> {
                            refused(present, id);
                            return new WithdrawResult.NotFound();
                        }));
    }

    private CommentResult comment(Actor actor, FiledRequest request, String text) {
        Optional<Duration> wait = limits.comment(actor.person());
        if (wait.isPresent()) {
            return new CommentResult.TooMany(wait.get());
        }
        comments.add(
                actor.tenant(),
                ids.next(),
                request.id(),
                new CommentRepository.Comment(actor.person(), text, clock.instant()));
        requests.touch(request.id(), clock.instant());
        announce(actor, request);
        audit(actor, request, "request.commented", Map.of("text", text));
        return new CommentResult.Commented();
    }

    private WithdrawResult withdraw(Actor actor, FiledRequest request) {
        if (!request.requester().equals(actor.person())) {
            refused(actor, request.id());
            return new WithdrawResult.NotAllowed();
        }
        if (!request.status().isOpen()) {
            return new WithdrawResult.AlreadyClosed(request.status());
        }
        requests.close(request.id(), RequestStatus.WITHDRAWN, null, clock.instant());
        events.publishEvent(
                new RequestEnded.Withdrawn(actor.tenant(), request.id(), request.revision(), actor.person()));
        announce(actor, request);
        audit(actor, request, "request.withdrawn", Map.of());
        return new WithdrawResult.Withdrawn();
    }

    /** An id of another tenant is one that does not exist here. */
    private void refused(Actor actor, RequestId id) {
        refusals.refused(actor.tenant(), actor.person(), "request", id.toString());
    }

    private boolean maySee(Actor actor, FiledRequest request) {
        return actor.isAdministrator()
                || request.requester().equals(actor.person())
                || approvals.involves(request.id(), actor.person());
    }

    private void announce(Actor actor, FiledRequest request) {
        Set<PersonId> concerned = new HashSet<>(approvals.everybody(request.id()));
        concerned.add(request.requester());
        changes.announce(actor.tenant(), request.id().value(), concerned);
    }

    private void audit(Actor actor, FiledRequest request, String kind, Map<String, String> details) {
        audit.append(
                actor.tenant(),
                new AuditEvent(kind, actor.person(), request.id().value(), details));
    }
}
