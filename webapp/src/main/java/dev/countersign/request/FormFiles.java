package dev.countersign.request;

import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.Attachment;
import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.AttachmentLimits;
import dev.countersign.audit.AuditEvent;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.TableField;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The files that the answers of a form name. The form holds their ids; what they are is read from where they were stored. */
@Component
class FormFiles {

    private static final long MEGABYTE = 1_000_000;

    private final AttachedFiles files;

    FormFiles(AttachedFiles files) {
        this.files = files;
    }

    /** The ids in the answers, with the key of their field. What is no id is left out; the form's check refuses it. */
    static Map<AttachmentId, String> named(Form form, JsonNode answers) {
        Map<AttachmentId, String> found = new LinkedHashMap<>();
        form.fields()
                .forEach(field ->
                        ids(field, answers.path(field.key())).forEach(id -> found.putIfAbsent(id, field.key())));
        return found;
    }

    private static Stream<AttachmentId> ids(Field field, JsonNode answer) {
        return switch (field) {
            case AttachmentField _ ->
                answer.values().stream().flatMap(id -> AttachmentId.parse(id.asString("")).stream());
            case TableField table ->
                answer.values().stream()
                        .flatMap(row ->
                                table.columns().stream().flatMap(column -> ids(column, row.path(column.key()))));
            default -> Stream.empty();
        };
    }

    /**
     * The files in the answers that the requester can use: their own ones that nothing uses yet, and those of the request itself. Until the end of the
     * transaction nothing else uses them.
     *
     * @param request empty for a new one
     */
    Map<AttachmentId, Attachment> usable(
            TenantId tenant, PersonId requester, Optional<RequestId> request, Form form, JsonNode answers) {
        return files.lock(tenant, named(form, answers).keySet()).stream()
                .filter(file -> file.use()
                        .map(use -> request.filter(id -> id.value().equals(use.request()))
                                .isPresent())
                        .orElseGet(() -> file.by().equals(requester)))
                .collect(Collectors.toMap(Attachment::id, Function.identity()));
    }

    static Function<String, Optional<FileKind>> kinds(Map<AttachmentId, Attachment> usable) {
        return id -> AttachmentId.parse(id)
                .flatMap(file -> Optional.ofNullable(usable.get(file)))
                .map(file -> file.format().kind());
    }

    /** Whether all files of a request are too many or too large together; names the first field with files. */
    Optional<FieldProblem> excess(
            TenantId tenant,
            Optional<RequestId> request,
            Form form,
            JsonNode answers,
            Map<AttachmentId, Attachment> usable) {
        if (usable.isEmpty()) {
            return Optional.empty();
        }
        AttachmentLimits limits = files.limits(tenant);
        List<Attachment> added =
                usable.values().stream().filter(file -> file.use().isEmpty()).toList();
        long bytes = added.stream().mapToLong(Attachment::size).sum();
        boolean fits = request.map(id -> files.hasRoom(tenant, id.value(), added.size(), bytes))
                .orElseGet(() -> added.size() <= limits.perRequest()
                        && bytes <= limits.inTotal().toBytes());
        return named(form, answers).values().stream()
                .filter(_ -> !fits)
                .findFirst()
                .map(field -> new FieldProblem(
                        field,
                        "file.too-many-in-request",
                        List.of(limits.perRequest(), limits.inTotal().toBytes() / MEGABYTE)));
    }

    /** Attaches those that nothing uses yet. The answers were checked in the same transaction. */
    List<AuditEvent> attach(
            TenantId tenant,
            PersonId requester,
            RequestId request,
            Form form,
            JsonNode answers,
            Map<AttachmentId, Attachment> usable,
            Instant now) {
        Map<AttachmentId, String> fields = named(form, answers);
        return usable.values().stream()
                .filter(file -> file.use().isEmpty())
                .map(file -> {
                    Optional<String> field = Optional.ofNullable(fields.get(file.id()));
                    if (!files.attach(tenant, file.id(), requester, request.value(), field, now)) {
                        throw new IllegalStateException("the file %s was locked and is gone".formatted(file.id()));
                    }
                    return attached(requester, request, file, field);
                })
                .toList();
    }

    static AuditEvent attached(PersonId by, RequestId request, Attachment file, Optional<String> field) {
        Map<String, String> details = new LinkedHashMap<>(recorded(file));
        field.ifPresent(key -> details.put("field", key));
        return new AuditEvent("request.file-attached", by, request.value(), details);
    }

    static Map<String, String> recorded(Attachment file) {
        return Map.of(
                "file", file.id().toString(),
                "name", file.name(),
                "format", file.format().label(),
                "size", Long.toString(file.size()),
                "sha256", file.sha256());
    }
}
