package dev.countersign.request;

import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.template.TemplateVersionId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** What a person does with requests. */
@Service
public class RequestService {

    private final Gallery gallery;
    private final Prospects prospects;
    private final Submissions submissions;
    private final OwnRequests list;
    private final RequestPages pages;
    private final Comments comments;
    private final Withdrawal withdrawal;

    RequestService(
            Gallery gallery,
            Prospects prospects,
            Submissions submissions,
            OwnRequests list,
            RequestPages pages,
            Comments comments,
            Withdrawal withdrawal) {
        this.gallery = gallery;
        this.prospects = prospects;
        this.submissions = submissions;
        this.list = list;
        this.pages = pages;
        this.comments = comments;
        this.withdrawal = withdrawal;
    }

    /** The templates a request can be made from, by key. */
    public List<TemplateCard> gallery(Actor actor) {
        return gallery.cards(actor);
    }

    /** Empty when there is no such template. */
    public Optional<NewRequest> prepare(Actor actor, String templateKey) {
        return gallery.prepare(actor, templateKey);
    }

    /**
     * Who would decide about a request with these answers, which may be incomplete and wrong, in the order of the steps, and until when. Empty if there is
     * no such template any more.
     */
    public Outlook foresee(Actor actor, TemplateVersionId template, JsonNode answers) {
        return prospects.of(actor, template, answers);
    }

    /**
     * Submits a form. A repetition with the same submission id and the same answers returns the first request; other answers with that id are
     * refused.
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
        return pages.open(actor, id, comments);
    }

    /** What the record of a request tells, for those who may see its page. */
    public Optional<RequestRecord> record(Actor actor, RequestId id) {
        return pages.record(actor, id);
    }

    /**
     * Whoever may see a request may comment on it, also after it has ended.
     *
     * @param click the same for a repetition of the same click: the same text is then added once
     */
    public CommentResult comment(Actor actor, RequestId id, String text, UUID click) {
        return comments.add(actor, id, text, click);
    }

    /** Takes the request back as long as it is open. From then on every open task of it is void. */
    public WithdrawResult withdraw(Actor actor, RequestId id) {
        return withdrawal.withdraw(actor, id);
    }
}
