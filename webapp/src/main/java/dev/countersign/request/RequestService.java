package dev.countersign.request;

import dev.countersign.people.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What a person does with requests. */
@Service
public class RequestService {

    /** The templates a request can be made from, by name. */
    public List<TemplateCard> gallery(Actor actor) {
        throw pending(actor);
    }

    /** Empty when there is no such template. */
    public Optional<NewRequest> prepare(Actor actor, String templateKey) {
        throw pending(actor, templateKey);
    }

    public SubmitResult submit(Actor actor, Submission submission) {
        throw pending(actor, submission);
    }

    /** The person's own requests, newest first. */
    public RequestPage list(Actor actor, RequestFilter filter, Cursor from) {
        throw pending(actor, filter, from);
    }

    /** Empty when there is none, or not for this person: the requester, who is or was asked, and administrators may see it. */
    public Optional<RequestCase> open(Actor actor, RequestId id) {
        throw pending(actor, id);
    }

    public CommentResult comment(Actor actor, RequestId id, String text) {
        throw pending(actor, id, text);
    }

    public WithdrawResult withdraw(Actor actor, RequestId id) {
        throw pending(actor, id);
    }

    private static UnsupportedOperationException pending(Object... arguments) {
        return new UnsupportedOperationException(List.of(arguments).toString());
    }
}
