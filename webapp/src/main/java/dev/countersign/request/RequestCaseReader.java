package dev.countersign.request;

import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.Attachment;
import dev.countersign.definitions.outline.Outline;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.request.ApprovalTrace.Act;
import dev.countersign.request.ApprovalTrace.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Collects everything that the page of a request shows. Does not check rights: the caller must have checked that the reader may see the request. */
@Component
public class RequestCaseReader {

    /** How many of the latest comments a page shows at first. */
    static final int COMMENTS = 50;

    /** The most that a page shows. */
    static final int MOST_COMMENTS = 1_000;

    /**
     * The data of a request.
     *
     * @param outline the path through the template for its form
     */
    public record Opened(RequestCase page, Outline outline) {}

    private final FiledRequests files;
    private final RequestRepository requests;
    private final StepResultRepository results;
    private final CommentRepository comments;
    private final RevisionRepository revisions;
    private final Revising revising;
    private final MentionRepository mentions;
    private final AttachedFiles attached;
    private final RetryRepository retries;
    private final MoveRepository moves;
    private final UndoneRepository undone;
    private final ApprovalTrace approvals;
    private final People people;

    RequestCaseReader(
            FiledRequests files,
            RequestRepository requests,
            StepResultRepository results,
            CommentRepository comments,
            RevisionRepository revisions,
            Revising revising,
            MentionRepository mentions,
            AttachedFiles attached,
            RetryRepository retries,
            MoveRepository moves,
            UndoneRepository undone,
            ApprovalTrace approvals,
            People people) {
        this.files = files;
        this.requests = requests;
        this.results = results;
        this.comments = comments;
        this.revisions = revisions;
        this.revising = revising;
        this.mentions = mentions;
        this.attached = attached;
        this.retries = retries;
        this.moves = moves;
        this.undone = undone;
        this.approvals = approvals;
        this.people = people;
    }

    /**
     * Must be called in a transaction of the actor's tenant. The caller has checked that the actor may see the request.
     *
     * @param comments how many of the latest comments to show
     */
    RequestCase of(Actor actor, FiledRequest request, int comments) {
        return read(
                        actor,
                        request,
                        approvals.visits(request.id(), actor.person()),
                        approvals.acts(request.id()),
                        comments)
                .page();
    }

    /** The same for a caller that has read the visits and acts itself. */
    public Opened read(Actor actor, FiledRequest request, List<Visit> visits, List<Act> acts) {
        return read(actor, request, visits, acts, COMMENTS);
    }

    private Opened read(Actor actor, FiledRequest request, List<Visit> visits, List<Act> acts, int wanted) {
        int limit = Math.clamp(wanted, 1, MOST_COMMENTS);
        List<CommentRepository.Comment> found = comments.latest(request.id(), limit);
        List<CommentRepository.Comment> said = found.subList(Math.max(0, found.size() - limit), found.size());
        boolean revised = request.revision() > 1;
        int seen = lastSeen(actor, request, visits);
        Optional<JsonNode> before = revised ? revisions.form(request.id(), seen) : Optional.empty();
        List<RevisionRepository.Sent> sent = revised ? revisions.afterTheFirst(request.id()) : List.of();
        Map<UUID, List<Mention>> named = mentions.of(words(said, visits, acts));
        List<Attachment> added = attached.ofRequest(actor.tenant(), request.id().value());
        List<RetryRepository.Row> retried = retries.of(request.id());
        List<MoveRepository.Row> moved = request.moves() == 0 ? List.of() : moves.of(request.id());
        Map<PersonId, PersonName> names = people.names(
                actor.tenant(), mentioned(request, visits, acts, said, named, before, added, retried, moved));
        Knowledge known = new Knowledge(
                request,
                visits,
                results.of(request.id()),
                names,
                named,
                groups(actor, request, visits),
                undoing(request, retried));
        Mentioned mentioned = new Mentioned(
                names, added.stream().map(FileFacts::of).collect(Collectors.toMap(FileFacts::id, Function.identity())));
        PersonName requester = names.get(request.requester());
        if (requester == null) {
            throw new IllegalStateException(request.number() + " has no requester");
        }
        Outline outline = Outline.of(
                request.definition(),
                request.form(),
                requests.requesterFacts(request.id())
                        .orElseGet(() -> files.requester(actor.tenant(), request.requester())));
        RequestCase page = new RequestCase(
                head(request, requester, request.endedBy().map(names::get)),
                FormFacts.of(request.definition().form(), request.form(), mentioned),
                RequestPath.of(outline, known),
                Timeline.of(known, requester, sent, acts, said, added, retried, moved),
                found.size() > limit && limit < MOST_COMMENTS,
                before.map(form -> new RequestCase.Before(
                                Optional.of(seen).filter(revision -> revision < request.revision() - 1),
                                FormFacts.changedFrom(request.definition().form(), form, request.form(), mentioned)))
                        .orElse(RequestCase.Before.NONE),
                CaseFiles.shown(actor, request, added, visits, names),
                known.changes(),
                left(actor, request, visits, names),
                allowed(actor, request, visits));
        return new Opened(page, outline);
    }

    /** The newest of the earlier revisions that the reader was asked about; whoever was asked about none compares with the one just before. */
    private static int lastSeen(Actor actor, FiledRequest request, List<Visit> visits) {
        return visits.stream()
                .filter(visit -> !visit.isRevise() && visit.revision() < request.revision())
                .filter(visit -> visit.called().stream()
                        .anyMatch(called -> called.person().equals(actor.person())))
                .mapToInt(Visit::revision)
                .max()
                .orElse(request.revision() - 1);
    }

    /** Who is asked now and has left. */
    private List<PersonName> left(
            Actor actor, FiledRequest request, List<Visit> visits, Map<PersonId, PersonName> names) {
        List<PersonId> awaited = request.status().isOpen()
                ? visits.stream()
                        .filter(visit -> visit.state() == ApprovalTrace.State.OPEN)
                        .flatMap(visit -> visit.asked().stream())
                        .filter(asked -> asked.answer() == PathNode.Answer.AWAITED)
                        .map(ApprovalTrace.Asked::person)
                        .toList()
                : List.of();
        return awaited.isEmpty()
                ? List.of()
                : people.leavers(actor.tenant(), awaited).stream()
                        .flatMap(leaver -> Stream.ofNullable(names.get(leaver.person())))
                        .toList();
    }

    /** Only a template with compensations has something to undo. */
    private Undoing undoing(FiledRequest request, List<RetryRepository.Row> retried) {
        boolean undoes = StepTree.of(request.definition().steps(), AutomatedStep.class)
                .anyMatch(step -> step.compensation() != null);
        boolean failed = request.status() == RequestStatus.FAILED;
        return new Undoing(
                undoes ? undone.of(request.id()) : List.of(),
                failed ? requests.failedStep(request.id()) : Optional.empty(),
                retried);
    }

    private Map<String, Text> groups(Actor actor, FiledRequest request, List<Visit> visits) {
        return people.groupNames(
                actor.tenant(),
                visits.stream()
                        .flatMap(visit -> Stream.concat(
                                TemplateSteps.groups(request.definition(), visit.step(), visit.visit()),
                                TemplateSteps.groupAfterDue(request.definition(), visit.step(), visit.visit())))
                        .collect(Collectors.toSet()));
    }

    private static Set<PersonId> mentioned(
            FiledRequest request,
            List<Visit> visits,
            List<Act> acts,
            List<CommentRepository.Comment> comments,
            Map<UUID, List<Mention>> named,
            Optional<JsonNode> before,
            List<Attachment> files,
            List<RetryRepository.Row> retried,
            List<MoveRepository.Row> moved) {
        return Stream.of(
                        Stream.concat(Stream.of(request.requester()), request.endedBy().stream()),
                        visits.stream().flatMap(visit -> visit.asked().stream()).flatMap(RequestCaseReader::people),
                        visits.stream()
                                .flatMap(visit -> visit.called().stream())
                                .map(ApprovalTrace.Called::person),
                        acts.stream().flatMap(RequestCaseReader::people),
                        comments.stream().map(CommentRepository.Comment::author),
                        named.values().stream().flatMap(List::stream).map(Mention::person),
                        files.stream().flatMap(RequestCaseReader::people),
                        retried.stream().map(RetryRepository.Row::by),
                        moved.stream().map(MoveRepository.Row::by),
                        Stream.concat(Stream.of(request.form()), before.stream())
                                .flatMap(form ->
                                        FormFacts.people(request.definition().form(), form)))
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
    }

    /** The ids of all that was said. */
    private static List<UUID> words(List<CommentRepository.Comment> comments, List<Visit> visits, List<Act> acts) {
        return Stream.of(
                        comments.stream().map(CommentRepository.Comment::id),
                        visits.stream()
                                .flatMap(visit -> visit.asked().stream())
                                .filter(asked -> asked.comment() != null)
                                .flatMap(asked -> asked.decision().stream()),
                        acts.stream().filter(Act.Passed.class::isInstance).map(act -> ((Act.Passed) act).id()))
                .flatMap(ids -> ids)
                .toList();
    }

    private static Stream<PersonId> people(ApprovalTrace.Asked asked) {
        return Stream.concat(
                Stream.of(asked.person()),
                asked.standsFor().stream().flatMap(place -> Stream.of(place.owner(), place.absent())));
    }

    private static Stream<PersonId> people(Act act) {
        return switch (act) {
            case Act.Passed passed -> Stream.of(passed.by(), passed.from(), passed.to());
            case Act.Covered covered -> Stream.of(covered.by(), covered.to());
            case Act.Nudged nudged -> Stream.of(nudged.by());
            case Act.Extended extended -> Stream.of(extended.by());
            case Act.Member member -> Stream.of(member.by());
        };
    }

    private static Stream<PersonId> people(Attachment file) {
        return Stream.concat(
                Stream.of(file.by()), file.use().flatMap(Attachment.Use::hidden).map(Attachment.Hidden::by).stream());
    }

    private static RequestCase.Head head(FiledRequest request, PersonName requester, Optional<PersonName> endedBy) {
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
                endedBy,
                request.reason().orElse(null),
                request.program(),
                request.unconfirmed().isPresent());
    }

    private RequestCase.Allowed allowed(Actor actor, FiledRequest request, List<Visit> visits) {
        boolean own = request.requester().equals(actor.person());
        // Everybody who sees it may comment, except those who see it only because they may see all.
        boolean onlyReads = actor.may(Right.SEE_REQUESTS)
                && !actor.may(Right.MANAGE_REQUESTS)
                && !own
                && !approvals.involves(request.id(), actor.person());
        return new RequestCase.Allowed(
                !onlyReads,
                own && request.status().isOpen(),
                own && Revising.isAsked(request),
                own && revising.isEditable(request),
                CaseFiles.mayAdd(actor, request, visits));
    }
}
