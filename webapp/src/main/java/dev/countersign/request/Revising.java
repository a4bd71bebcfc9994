package dev.countersign.request;

import dev.countersign.attachment.Attachment;
import dev.countersign.attachment.AttachmentId;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.Form;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.request.EditRepository.Edit;
import dev.countersign.request.RevisionRepository.Revision;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Changes requests, in their unit of work. The module that owns the tasks of executions tells it when the requester is asked. */
@Component
public class Revising {

    private final RequestRepository requests;
    private final RevisionRepository revisions;
    private final EditRepository edits;
    private final OpenTasks tasks;
    private final CommentRepository comments;
    private final Mentions mentions;
    private final People people;
    private final FormFiles files;
    private final RequestLimits limits;
    private final TimeOrderedIds ids;

    Revising(
            RequestRepository requests,
            RevisionRepository revisions,
            EditRepository edits,
            OpenTasks tasks,
            CommentRepository comments,
            Mentions mentions,
            People people,
            FormFiles files,
            RequestLimits limits,
            TimeOrderedIds ids) {
        this.requests = requests;
        this.revisions = revisions;
        this.edits = edits;
        this.tasks = tasks;
        this.comments = comments;
        this.mentions = mentions;
        this.people = people;
        this.files = files;
        this.limits = limits;
        this.ids = ids;
    }

    /** The execution waits until the requester has changed the request. */
    public void ask(LockedRequest request, Instant due) {
        revisions.sendBack(request.id(), due, request.now());
        request.changed();
    }

    /** The requester has not changed the request in time. */
    public void stopAsking(LockedRequest request) {
        revisions.stopAsking(request.id());
        request.changed();
    }

    /**
     * What the execution is told about a revision.
     *
     * @param title what the request is called now, in the language of the requester
     */
    public record Revised(String title, JsonNode form) {}

    public Revised revision(LockedRequest request, int number) {
        return new Revised(
                requests.find(request.id()).orElseThrow().storedTitle(),
                revisions.form(request.id(), number).orElseThrow());
    }

    /** Whether these fields have the same answers now as in that revision. */
    public boolean isUnchanged(LockedRequest request, int since, Set<String> fields) {
        JsonNode before = revisions.form(request.id(), since).orElseThrow();
        JsonNode now = request.filed().form();
        return fields.stream().allMatch(key -> before.path(key).equals(FormAnswers.BY_VALUE, now.path(key)));
    }

    ReviseResult revise(LockedRequest request, int seen, JsonNode form, Remark reply) {
        FiledRequest filed = request.filed();
        JsonNode answers = filed.definition().form().normalize(form);
        if (seen != filed.revision()) {
            // The response to the first attempt may have been lost.
            return seen == filed.revision() - 1 && filed.form().equals(FormAnswers.BY_VALUE, answers)
                    ? new ReviseResult.Revised(filed.revision())
                    : new ReviseResult.Stale(filed.revision());
        }
        boolean asked = isAsked(filed);
        if (!asked && !mayEdit(filed)) {
            return new ReviseResult.NotAsked(RequestEnd.of(request.tenant(), filed, people));
        }
        if (!asked && !isEditable(filed)) {
            return new ReviseResult.Busy();
        }
        if (reply.isEmpty() && filed.form().equals(FormAnswers.BY_VALUE, answers)) {
            return new ReviseResult.Unchanged();
        }
        return revise(request, answers, reply, asked);
    }

    private ReviseResult revise(LockedRequest request, JsonNode answers, Remark reply, boolean asked) {
        FiledRequest filed = request.filed();
        Person requester = people.find(request.tenant(), filed.requester()).orElseThrow();
        Form form = filed.definition().form();
        Optional<RequestId> own = Optional.of(request.id());
        Map<AttachmentId, Attachment> usable = files.usable(request.tenant(), requester.id(), own, form, answers);
        List<FieldProblem> problems = FormAnswers.problems(
                request.tenant(),
                people,
                requester,
                filed.definition(),
                answers,
                FormFiles.kinds(usable),
                request.now());
        files.excess(request.tenant(), own, form, answers, usable).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            return new ReviseResult.Invalid(problems);
        }
        Optional<Duration> wait = limits.submission(request.tenant(), requester.id());
        if (wait.isPresent()) {
            return new ReviseResult.TooMany(wait.get());
        }
        files.attach(request.tenant(), requester.id(), request.id(), form, answers, usable, request.now())
                .forEach(event -> request.record(requester.id(), event.kind(), event.details()));
        return asked ? store(request, requester, answers, reply) : edit(request, answers, reply);
    }

    /** Whether the requester is asked to change the request, and its execution waits for it. */
    static boolean isAsked(FiledRequest request) {
        return request.changesDue().isPresent() && request.unconfirmed().isEmpty();
    }

    /** Whether the template lets the requester change the request unasked, and neither it nor its execution is over. */
    private static boolean mayEdit(FiledRequest request) {
        return request.status() == RequestStatus.IN_PROGRESS
                && request.unconfirmed().isEmpty()
                && request.definition().revisions().byRequester();
    }

    /** Whether the requester has changed the request, and its execution has not come back for the change yet. */
    public boolean isBeingChanged(FiledRequest request) {
        return request.status().isOpen() && edits.find(request.id()).isPresent();
    }

    /** Whether the requester can change the request unasked now. */
    boolean isEditable(FiledRequest request) {
        return mayEdit(request)
                && edits.find(request.id()).isEmpty()
                && tasks.canBeRecalled(request.id(), request.revision());
    }

    /** The execution is still at the revision before. When it has come back to the requester, the changed form is its answer. */
    private ReviseResult edit(LockedRequest request, JsonNode answers, Remark reply) {
        int revision = request.filed().revision();
        edits.insert(
                request.tenant(),
                request.id(),
                new Edit(revision, answers, reply.isEmpty() ? null : reply.text()),
                request.now());
        request.record(
                request.filed().requester(),
                "request.edited",
                Map.of("revision", Integer.toString(revision), "form", answers.toString()));
        tasks.recall(request);
        return new ReviseResult.Revised(revision + 1);
    }

    /** Answers the execution, which has come back, with what the requester has changed unasked. False if they have not. */
    public boolean takeEdit(LockedRequest request) {
        Optional<Edit> edit = edits.find(request.id())
                .filter(one -> one.revision() == request.filed().revision());
        edit.ifPresent(one -> {
            edits.delete(request.id());
            store(
                    request,
                    people.find(request.tenant(), request.filed().requester()).orElseThrow(),
                    one.form(),
                    Remark.of(Objects.requireNonNullElse(one.reply(), "")));
        });
        return edit.isPresent();
    }

    /** The execution has gone on without coming back, so the change is too late. */
    public void dropEdit(LockedRequest request) {
        edits.delete(request.id());
        request.record(null, "request.edit-dropped", Map.of());
    }

    private ReviseResult store(LockedRequest request, Person requester, JsonNode answers, Remark reply) {
        TemplateDefinition definition = request.filed().definition();
        int next = request.filed().revision() + 1;
        String title = Title.of(definition, answers, requester.locale());
        revisions.insert(
                request.tenant(),
                request.id(),
                new Revision(next, answers, requester.id(), request.now()),
                title,
                Title.of(definition, answers, title),
                FormFacts.amount(definition.form(), answers),
                SimilarKey.of(definition, answers));
        request.publish(new RequestRevised(request.tenant(), request.id(), next));
        request.record(
                requester.id(),
                "request.revised",
                Map.of("revision", Integer.toString(next), "form", answers.toString()));
        if (!reply.isEmpty()) {
            CommentRepository.Comment comment =
                    new CommentRepository.Comment(ids.next(), requester.id(), reply.text(), request.now());
            // The number of the revision already keeps a repetition out.
            comments.add(request.tenant(), request.id(), comment, ids.next());
            mentions.of(request, new Words(Words.In.COMMENT, comment.id(), requester.id(), reply.text()));
            request.record(requester.id(), "request.commented", Map.of("text", reply.text()));
        }
        return new ReviseResult.Revised(next);
    }
}
