package dev.countersign.request;

import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What a person does with requests. */
@Service
public class RequestService {

    private final Submissions submissions;
    private final OwnRequests list;
    private final RequestCaseReader cases;
    private final FiledRequests files;
    private final RequestRepository requests;
    private final CommentRepository comments;
    private final RequestWork work;
    private final RequestAccess access;
    private final Templates templates;
    private final ActorTransaction transaction;
    private final RequestLimits limits;
    private final TimeOrderedIds ids;

    RequestService(
            Submissions submissions,
            OwnRequests list,
            RequestCaseReader cases,
            FiledRequests files,
            RequestRepository requests,
            CommentRepository comments,
            RequestWork work,
            RequestAccess access,
            Templates templates,
            ActorTransaction transaction,
            RequestLimits limits,
            TimeOrderedIds ids) {
        this.submissions = submissions;
        this.list = list;
        this.cases = cases;
        this.files = files;
        this.requests = requests;
        this.comments = comments;
        this.work = work;
        this.access = access;
        this.templates = templates;
        this.transaction = transaction;
        this.limits = limits;
        this.ids = ids;
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
        return submissions.submit(actor, submission);
    }

    /** The person's own requests, newest first. */
    public Page<RequestRow> list(Actor actor, RequestFilter filter, Range<RequestId> range) {
        return list.page(actor, filter, range);
    }

    /** Empty when there is none, or not for this person: the requester, who is or was asked, and administrators may see it. */
    public Optional<RequestCase> open(Actor actor, RequestId id) {
        return open(actor, id, RequestCaseReader.COMMENTS);
    }

    /**
     * The same.
     *
     * @param comments how many of the latest comments to show, at most {@value RequestCaseReader#MOST_COMMENTS}
     */
    public Optional<RequestCase> open(Actor actor, RequestId id, int comments) {
        return transaction.call(actor, present -> {
            Optional<FiledRequest> found =
                    files.find(present.tenant(), id).filter(request -> access.maySee(present, request));
            if (found.isEmpty()) {
                access.refused(present, id);
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
        return work.as(actor, id, (present, request) -> comment(present, request, said.text()))
                .orElseGet(CommentResult.NotFound::new);
    }

    /** Takes the request back as long as it is open. From then on every open task of it is void. */
    public WithdrawResult withdraw(Actor actor, RequestId id) {
        return work.as(actor, id, this::withdraw).orElseGet(WithdrawResult.NotFound::new);
    }

    private CommentResult comment(Actor actor, LockedRequest request, String text) {
        Optional<Duration> wait = limits.comment(actor.person());
        if (wait.isPresent()) {
            return new CommentResult.TooMany(wait.get());
        }
        comments.add(
                actor.tenant(),
                ids.next(),
                request.id(),
                new CommentRepository.Comment(actor.person(), text, request.now()));
        requests.touch(request.id(), request.now());
        request.record(actor.person(), "request.commented", Map.of("text", text));
        return new CommentResult.Commented();
    }

    private WithdrawResult withdraw(Actor actor, LockedRequest request) {
        FiledRequest filed = request.filed();
        if (!filed.requester().equals(actor.person())) {
            access.refused(actor, request.id());
            return new WithdrawResult.NotAllowed();
        }
        if (!filed.status().isOpen()) {
            return new WithdrawResult.AlreadyClosed(filed.status());
        }
        requests.close(request.id(), RequestStatus.WITHDRAWN, null, request.now());
        request.publish(new RequestEnded.Withdrawn(request.tenant(), request.id(), filed.revision(), actor.person()));
        request.record(actor.person(), "request.withdrawn", Map.of());
        return new WithdrawResult.Withdrawn();
    }
}
