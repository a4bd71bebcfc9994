package dev.countersign.request;

import dev.countersign.definitions.form.Form;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.ApprovalTrace.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** How requesters change their requests when approvers have sent them back. */
@Service
public class RevisionService {

    /** The number of requests to change that is counted at most. */
    public static final int MOST = 100;

    private final ActorTransaction transaction;
    private final RequestWork work;
    private final RequestAccess access;
    private final FiledRequests files;
    private final SummaryRepository summaries;
    private final Revising revising;
    private final Prospects prospects;
    private final ApprovalTrace approvals;
    private final MentionRepository mentions;
    private final RevisionChanges changes;
    private final People people;

    RevisionService(
            ActorTransaction transaction,
            RequestWork work,
            RequestAccess access,
            FiledRequests files,
            SummaryRepository summaries,
            Revising revising,
            Prospects prospects,
            ApprovalTrace approvals,
            MentionRepository mentions,
            RevisionChanges changes,
            People people) {
        this.transaction = transaction;
        this.work = work;
        this.access = access;
        this.files = files;
        this.summaries = summaries;
        this.revising = revising;
        this.prospects = prospects;
        this.approvals = approvals;
        this.mentions = mentions;
        this.changes = changes;
        this.people = people;
    }

    /** How many of the person's requests wait to be changed, at most {@value #MOST}. */
    public int waiting(Actor actor) {
        return transaction.call(actor, present -> summaries.sentBack(present.person(), MOST));
    }

    /** The form to change; empty if this person cannot change this request now. */
    public Optional<NextRevision> prepare(Actor actor, RequestId id) {
        return transaction.call(
                actor,
                present -> files.find(present.tenant(), id)
                        .filter(request -> request.requester().equals(present.person()))
                        .filter(request -> Revising.isAsked(request) || revising.isEditable(request))
                        .map(request -> next(present, request)));
    }

    private NextRevision next(Actor requester, FiledRequest request) {
        List<Visit> visits = approvals.visits(request.id());
        Knowledge known = known(requester, request, visits);
        return new NextRevision(
                request.id(),
                request.number(),
                request.title(),
                request.revision(),
                new NewRequest(request.template(), request.definition()),
                request.form(),
                known.questions(),
                earlier(request, known),
                request.changesDue(),
                KeptSteps.of(request, visits));
    }

    /**
     * Who would be asked about the changed request with these answers, which may be incomplete and wrong, and until when at the latest; without the steps
     * whose decision stays.
     */
    public Outlook foresee(Actor actor, NextRevision changed, JsonNode answers) {
        return prospects.again(actor, changed, answers);
    }

    /** What the requester has changed so far; without answers that cannot be sent like this. */
    public List<FieldChange> changed(Actor actor, NextRevision changed, JsonNode answers) {
        return FormAnswers.areTooLarge(answers)
                ? List.of()
                : transaction.call(
                        actor,
                        present -> people.find(present.tenant(), present.person())
                                .map(requester -> changes.typed(present.tenant(), requester, changed, answers))
                                .orElseGet(List::of));
    }

    /**
     * Stores the next revision of the request, and lets its execution go on with it. Sent again with the same answers, it returns the same result.
     *
     * @param revision the revision that the person has changed
     * @param reply what approvers read beside the changes; may be blank
     */
    public ReviseResult revise(Actor actor, RequestId id, int revision, JsonNode form, String reply) {
        Remark remark = Remark.of(reply);
        if (remark.isTooLong()) {
            return new ReviseResult.ReplyTooLong(remark.length(), Remark.LONGEST);
        }
        if (FormAnswers.areTooLarge(form)) {
            return new ReviseResult.TooLarge(Form.MAX_BYTES);
        }
        return work.as(actor, id, (present, request) -> {
                    if (!request.filed().requester().equals(present.person())) {
                        access.refused(present, id);
                        return new ReviseResult.NotAllowed();
                    }
                    return revising.revise(request, revision, form, remark);
                })
                .orElseGet(ReviseResult.NotFound::new);
    }

    private List<Exchange> earlier(FiledRequest request, Knowledge known) {
        Map<Integer, Reply> replies = changes.replies(request).stream()
                .collect(Collectors.toMap(reply -> reply.revision() - 1, Function.identity(), (one, _) -> one));
        return IntStream.range(1, request.revision())
                .mapToObj(revision ->
                        new Exchange(revision, known.questions(revision), Optional.ofNullable(replies.get(revision))))
                .filter(one -> !one.questions().isEmpty() || one.reply().isPresent())
                .toList();
    }

    private Knowledge known(Actor actor, FiledRequest request, List<Visit> visits) {
        List<ApprovalTrace.Asked> asked =
                visits.stream().flatMap(visit -> visit.asked().stream()).toList();
        Map<UUID, List<Mention>> named = mentions.of(
                asked.stream().flatMap(one -> one.decision().stream()).toList());
        Map<PersonId, PersonName> names = people.names(
                actor.tenant(),
                Stream.concat(
                                asked.stream().map(ApprovalTrace.Asked::person),
                                named.values().stream().flatMap(List::stream).map(Mention::person))
                        .collect(Collectors.toSet()));
        return new Knowledge(request, visits, List.of(), names, named, Map.of(), Undoing.NONE);
    }
}
