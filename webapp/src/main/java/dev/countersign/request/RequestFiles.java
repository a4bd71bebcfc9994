package dev.countersign.request;

import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.Attachment;
import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.AttachmentLimits;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.attachment.ReceiveResult;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * The files of requests. Whoever may see a request may read its files. The requester and the people who are or were asked add files to it while it is
 * open. A file of a form that is still being filled in belongs to the person who sent it.
 */
@Service
public class RequestFiles {

    private final ActorTransaction transaction;
    private final RequestWork work;
    private final RequestAccess access;
    private final RequestRepository requests;
    private final FiledRequests filed;
    private final CaseFiles cases;
    private final AttachedFiles files;
    private final RequestLimits limits;

    RequestFiles(
            ActorTransaction transaction,
            RequestWork work,
            RequestAccess access,
            RequestRepository requests,
            FiledRequests filed,
            CaseFiles cases,
            AttachedFiles files,
            RequestLimits limits) {
        this.transaction = transaction;
        this.work = work;
        this.access = access;
        this.requests = requests;
        this.filed = filed;
        this.cases = cases;
        this.files = files;
        this.limits = limits;
    }

    /** What is configured, so that a browser need not send more. An organisation can take less, which is checked when a file arrives. */
    public AttachmentLimits limits() {
        return files.limits();
    }

    /**
     * Receives a file for a form that is being filled in. It is kept until the form is submitted, for a limited time.
     *
     * @param kinds those that the field takes
     * @throws IOException if the sender stops, or the bytes cannot be stored
     */
    public ReceiveResult receive(Actor actor, Set<FileKind> kinds, IncomingFile file) throws IOException {
        Actor present = transaction.call(actor, person -> person);
        Optional<Duration> wait = limits.upload(present.person());
        return wait.isPresent()
                ? new ReceiveResult.TooOften(wait.get())
                : files.receive(present.tenant(), present.person(), file, kinds);
    }

    /** Removes a file of the person that nothing uses yet. */
    public void discard(Actor actor, AttachmentId file) {
        transaction.call(actor, present -> {
            files.lock(present.tenant(), List.of(file)).stream()
                    .filter(one ->
                            one.by().equals(present.person()) && one.use().isEmpty())
                    .forEach(one -> files.remove(present.tenant(), file));
            return true;
        });
    }

    /** Those of the files that the person has sent, for a form that names them; in the order asked for. */
    public List<FileFacts> own(Actor actor, Collection<AttachmentId> wanted) {
        List<Attachment> found = transaction.call(
                actor,
                present -> files.find(present.tenant(), wanted).stream()
                        .filter(file -> file.by().equals(present.person()))
                        .toList());
        return wanted.stream()
                .flatMap(id -> found.stream().filter(file -> file.id().equals(id)))
                .map(FileFacts::of)
                .toList();
    }

    /**
     * Adds a file to the running case.
     *
     * @throws IOException if the sender stops, or the bytes cannot be stored
     */
    public AddFileResult add(Actor actor, RequestId id, IncomingFile file) throws IOException {
        // Before the bytes are received, and again when they are there: that can take minutes.
        Optional<AddFileResult> refused = work.as(actor, id, (present, request) -> cases.refusal(present, request, 0))
                .orElseGet(() -> Optional.of(new AddFileResult.NotFound()));
        if (refused.isPresent()) {
            return refused.get();
        }
        ReceiveResult received = receive(actor, files.limits().kinds(), file);
        if (!(received instanceof ReceiveResult.Received(Attachment stored))) {
            return new AddFileResult.Refused(received);
        }
        AddFileResult added = work.as(actor, id, (present, request) -> add(present, request, stored))
                .orElseGet(AddFileResult.NotFound::new);
        if (!(added instanceof AddFileResult.Added)) {
            discard(actor, stored.id());
        }
        return added;
    }

    private AddFileResult add(Actor present, LockedRequest request, Attachment file) {
        return cases.refusal(present, request, file.size()).orElseGet(() -> {
            boolean attached = files.attach(
                    present.tenant(),
                    file.id(),
                    present.person(),
                    request.id().value(),
                    Optional.empty(),
                    request.now());
            if (!attached) {
                return new AddFileResult.NotFound();
            }
            requests.touch(request.id(), request.now());
            request.record(present.person(), "request.file-attached", FormFiles.recorded(file));
            return new AddFileResult.Added(FileFacts.of(file));
        });
    }

    /** Takes a file away that was added to the case: with its bytes if nobody has decided since, otherwise it is hidden. */
    public RemoveFileResult remove(Actor actor, RequestId id, AttachmentId file) {
        return work.as(actor, id, (present, request) -> cases.remove(present, request, file))
                .orElseGet(RemoveFileResult.NotFound::new);
    }

    /** A file with its bytes; empty if there is none for this person. */
    public Optional<Download> open(Actor actor, AttachmentId id) throws IOException {
        Optional<Attachment> readable = transaction.call(actor, present -> {
            Optional<Attachment> found = files.find(present.tenant(), id).filter(file -> mayRead(present, file));
            if (found.isEmpty()) {
                access.refused(present, id);
            }
            return found;
        });
        return readable.isEmpty()
                ? Optional.empty()
                : Optional.of(new Download(readable.get(), files.open(actor.tenant(), id)));
    }

    private boolean mayRead(Actor present, Attachment file) {
        return file.use()
                .map(use -> (use.hidden().isEmpty() || present.may(Right.SEE_AUDIT))
                        && filed.find(present.tenant(), new RequestId(use.request()))
                                .filter(request -> access.maySee(present, request))
                                .isPresent())
                .orElseGet(() -> file.by().equals(present.person()));
    }
}
