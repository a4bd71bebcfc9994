package dev.countersign.request;

import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.Attachment;
import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.AttachmentLimits;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.request.ApprovalTrace.Visit;
import dev.countersign.request.AttachedFile.Removal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The rules for files that are added to a running case. */
@Component
class CaseFiles {

    private final AttachedFiles files;
    private final ApprovalTrace approvals;

    CaseFiles(AttachedFiles files, ApprovalTrace approvals) {
        this.files = files;
        this.approvals = approvals;
    }

    /** Why the person cannot add a file of this size to the request; empty if they can. */
    Optional<AddFileResult> refusal(Actor actor, LockedRequest request, long bytes) {
        FiledRequest filed = request.filed();
        if (!filed.requester().equals(actor.person())
                && !approvals.everybody(filed.id()).contains(actor.person())) {
            return Optional.of(new AddFileResult.NotAllowed());
        }
        if (!filed.status().isOpen()) {
            return Optional.of(new AddFileResult.Closed(filed.status()));
        }
        AttachmentLimits limits = files.limits(actor.tenant());
        return files.hasRoom(actor.tenant(), filed.id().value(), 1, bytes)
                ? Optional.empty()
                : Optional.of(new AddFileResult.Full(
                        limits.perRequest(), limits.inTotal().toBytes()));
    }

    /** The same for a page, with the visits that it has read. */
    static boolean mayAdd(Actor actor, FiledRequest request, List<Visit> visits) {
        return request.status().isOpen()
                && (request.requester().equals(actor.person())
                        || visits.stream().anyMatch(visit -> isAsked(visit, actor.person())));
    }

    private static boolean isAsked(Visit visit, PersonId person) {
        return visit.called().stream().anyMatch(called -> called.person().equals(person))
                || visit.asked().stream().anyMatch(asked -> asked.person().equals(person));
    }

    RemoveFileResult remove(Actor actor, LockedRequest request, AttachmentId id) {
        Optional<Attachment> found = files.lock(actor.tenant(), List.of(id)).stream()
                .filter(file -> file.use()
                        .filter(use -> use.request().equals(request.id().value())
                                && use.field().isEmpty()
                                && use.hidden().isEmpty())
                        .isPresent())
                .findFirst();
        if (found.isEmpty()) {
            return new RemoveFileResult.NotFound();
        }
        Attachment file = found.get();
        return switch (removal(actor, request.filed(), file, approvals.visits(request.id()))) {
            case NONE -> new RemoveFileResult.NotAllowed();
            case DELETE -> {
                files.remove(actor.tenant(), id);
                request.record(actor.person(), "request.file-removed", FormFiles.recorded(file));
                yield new RemoveFileResult.Removed(file.name());
            }
            case HIDE -> {
                files.hide(id, actor.person(), request.now());
                request.record(actor.person(), "request.file-hidden", FormFiles.recorded(file));
                yield new RemoveFileResult.Hidden(file.name());
            }
        };
    }

    /** A file on which a decision may rest is not deleted. */
    static Removal removal(Actor actor, FiledRequest request, Attachment file, List<Visit> visits) {
        boolean own = file.by().equals(actor.person());
        Instant added = file.use().map(Attachment.Use::at).orElse(file.uploadedAt());
        boolean decidedSince = visits.stream()
                .flatMap(visit -> visit.asked().stream())
                .flatMap(asked -> asked.at().stream())
                .anyMatch(at -> !at.isBefore(added));
        if (own && !decidedSince && request.status().isOpen()) {
            return Removal.DELETE;
        }
        return own || actor.may(Right.MANAGE_REQUESTS) ? Removal.HIDE : Removal.NONE;
    }

    /** Those of the files that were added to the case, as the actor sees them. */
    static List<AttachedFile> shown(
            Actor actor,
            FiledRequest request,
            List<Attachment> files,
            List<Visit> visits,
            Map<PersonId, PersonName> names) {
        return files.stream()
                .flatMap(file -> file.use().filter(use -> use.field().isEmpty()).stream()
                        .flatMap(use -> Optional.ofNullable(names.get(file.by())).stream()
                                .map(by -> new AttachedFile(
                                        FileFacts.of(file),
                                        by,
                                        use.at(),
                                        use.hidden().isPresent(),
                                        use.hidden().isPresent()
                                                ? Removal.NONE
                                                : removal(actor, request, file, visits)))))
                .toList();
    }
}
