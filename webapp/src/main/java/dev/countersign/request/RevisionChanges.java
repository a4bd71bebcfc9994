package dev.countersign.request;

import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.Attachment;
import dev.countersign.attachment.AttachmentId;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.Form;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a requester changes from one revision to another, and what they reply to the approvers. Every method is called in a transaction of the tenant. */
@Component
public class RevisionChanges {

    private final RevisionRepository revisions;
    private final CommentRepository comments;
    private final AttachedFiles attached;
    private final FormFiles files;
    private final People people;
    private final Clock clock;

    RevisionChanges(
            RevisionRepository revisions,
            CommentRepository comments,
            AttachedFiles attached,
            FormFiles files,
            People people,
            Clock clock) {
        this.revisions = revisions;
        this.comments = comments;
        this.attached = attached;
        this.files = files;
        this.people = people;
        this.clock = clock;
    }

    /** The answers of the newest revision that are others than in this one. */
    public List<FieldChange> since(TenantId tenant, FiledRequest request, int revision) {
        return between(
                tenant,
                request.definition().form(),
                revisions.form(request.id(), revision).orElseThrow(),
                request.form(),
                attached.ofRequest(tenant, request.id().value()).stream());
    }

    /** What came with the revisions after the first, oldest first. */
    public List<Reply> replies(FiledRequest request) {
        return request.revision() == 1 ? List.of() : comments.withRevisions(request.id());
    }

    /** The typed answers that are others than those of the newest revision; without those that cannot be sent like this. */
    List<FieldChange> typed(TenantId tenant, Person requester, NextRevision changed, JsonNode answers) {
        TemplateDefinition definition = changed.form().definition();
        Form form = definition.form();
        JsonNode now = form.normalize(answers);
        Map<AttachmentId, Attachment> usable =
                files.usable(tenant, requester.id(), Optional.of(changed.id()), form, now);
        List<String> wrong =
                FormAnswers.problems(
                                tenant, people, requester, definition, now, FormFiles.kinds(usable), clock.instant())
                        .stream()
                        .map(FieldProblem::field)
                        .toList();
        return between(
                tenant,
                form,
                changed.answers(),
                readable(form, changed.answers(), now, wrong),
                Stream.concat(attached.ofRequest(tenant, changed.id().value()).stream(), usable.values().stream()));
    }

    /** The answers, where a field with something wrong has the one from before. */
    private static JsonNode readable(Form form, JsonNode before, JsonNode now, List<String> wrong) {
        ObjectNode readable = JsonNodeFactory.instance.objectNode();
        for (Field field : form.fields()) {
            String key = field.key();
            boolean isWrong = wrong.stream().anyMatch(path -> path.equals(key) || path.startsWith(key + "."));
            JsonNode answer = (isWrong ? before : now).path(key);
            if (!answer.isMissingNode()) {
                readable.set(key, answer);
            }
        }
        return readable;
    }

    private List<FieldChange> between(
            TenantId tenant, Form form, JsonNode before, JsonNode now, Stream<Attachment> known) {
        Mentioned mentioned = new Mentioned(
                people.names(
                        tenant,
                        Stream.of(before, now)
                                .flatMap(answers -> FormFacts.people(form, answers))
                                .collect(Collectors.toSet())),
                known.map(FileFacts::of)
                        .collect(Collectors.toMap(FileFacts::id, Function.identity(), (one, _) -> one)));
        Map<String, Fact.Value> from = FormFacts.changedFrom(form, before, now, mentioned);
        Map<String, Fact.Value> to = FormFacts.changedFrom(form, now, before, mentioned);
        return form.fields().stream()
                .filter(field -> from.containsKey(field.key()))
                .map(field -> new FieldChange(
                        field.label(),
                        from.getOrDefault(field.key(), new Fact.Value.Nothing()),
                        to.getOrDefault(field.key(), new Fact.Value.Nothing())))
                .toList();
    }
}
