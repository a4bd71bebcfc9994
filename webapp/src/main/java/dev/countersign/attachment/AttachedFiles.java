package dev.countersign.attachment;

import dev.countersign.attachment.AttachmentRepository.Sum;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.job.Outbox;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.tenant.TimeOrderedIds;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Files, for other modules. It authorizes nobody. A row is written first, then the bytes, then that they are there: whatever a crash leaves behind has
 * a row, and the scheduled call of this row removes both.
 */
@Service
public class AttachedFiles {

    private final AttachmentRepository files;
    private final FileStore store;
    private final FileInspector inspector;
    private final AttachmentLimits limits;
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final Outbox outbox;
    private final TimeOrderedIds ids;
    private final Clock clock;

    AttachedFiles(
            AttachmentRepository files,
            FileStore store,
            FileInspector inspector,
            AttachmentLimits limits,
            Tenants tenants,
            TenantTransaction transaction,
            Outbox outbox,
            TimeOrderedIds ids,
            Clock clock) {
        this.files = files;
        this.store = store;
        this.inspector = inspector;
        this.limits = limits;
        this.tenants = tenants;
        this.transaction = transaction;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is configured. */
    public AttachmentLimits limits() {
        return limits;
    }

    /** The same, as far as the organisation does not limit it further. */
    public AttachmentLimits limits(TenantId tenant) {
        return limits.within(tenants.limits(tenant));
    }

    /**
     * Stores a file that nothing uses yet. Not in a transaction: it lasts as long as the sender sends.
     *
     * @param kinds those that are taken here
     * @throws IOException if the sender stops, or the bytes cannot be stored
     */
    public ReceiveResult receive(TenantId tenant, PersonId by, IncomingFile incoming, Set<FileKind> kinds)
            throws IOException {
        String name = FileName.clean(incoming.name());
        long largest = limits(tenant).largest().toBytes();
        if (incoming.size() > largest) {
            return new ReceiveResult.TooLarge(largest);
        }
        if (transaction.call(tenant, () -> files.unused(by)) >= limits.unused()) {
            return new ReceiveResult.TooMany(limits.unused());
        }
        try (ReceivedBytes bytes = ReceivedBytes.read(incoming.bytes(), largest)) {
            if (bytes.size() == 0) {
                return new ReceiveResult.Empty();
            }
            if (bytes.size() > largest) {
                return new ReceiveResult.TooLarge(largest);
            }
            return switch (inspector.inspect(bytes.file(), name)) {
                case Inspection.NotTaken(var label) -> new ReceiveResult.NotTaken(label);
                case Inspection.Lies(var claimed, var found) -> new ReceiveResult.Lies(claimed, found);
                case Inspection.Accepted(FileFormat format)
                when !kinds.contains(format.kind()) || !limits.kinds().contains(format.kind()) ->
                    new ReceiveResult.OtherKind(format.kind());
                case Inspection.Accepted(FileFormat format) -> keep(tenant, by, name, format, bytes);
            };
        }
    }

    private ReceiveResult keep(TenantId tenant, PersonId by, String name, FileFormat format, ReceivedBytes bytes)
            throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Attachment file = new Attachment(
                new AttachmentId(ids.next()), name, format, bytes.size(), bytes.sha256Hex(), by, now, Optional.empty());
        transaction.run(tenant, () -> {
            files.announce(tenant, file);
            release(tenant, file.id(), now.plus(limits.keepUnused()));
        });
        try {
            store.put(new StorageKey(tenant, file.id()), bytes.file());
        } catch (IOException | RuntimeException failed) {
            transaction.run(tenant, () -> release(tenant, file.id(), clock.instant()));
            throw failed;
        }
        if (!transaction.call(tenant, () -> files.stored(file.id()))) {
            throw new IOException("the row of %s was removed while its bytes were stored".formatted(file.id()));
        }
        return new ReceiveResult.Received(file);
    }

    /** The files of a request, in the order of their upload. */
    public List<Attachment> ofRequest(TenantId tenant, UUID request) {
        return transaction.call(tenant, () -> files.ofRequest(request));
    }

    /** Those that exist. */
    public List<Attachment> find(TenantId tenant, Collection<AttachmentId> wanted) {
        return wanted.isEmpty() ? List.of() : transaction.call(tenant, () -> files.find(wanted));
    }

    /** The same; until the end of the caller's transaction nothing else changes them. */
    public List<Attachment> lock(TenantId tenant, Collection<AttachmentId> wanted) {
        return wanted.isEmpty() ? List.of() : transaction.call(tenant, () -> files.lock(wanted));
    }

    public Optional<Attachment> find(TenantId tenant, AttachmentId file) {
        return transaction.call(tenant, () -> files.find(file));
    }

    /** Whether the request can take so many files of this size together. */
    public boolean hasRoom(TenantId tenant, UUID request, int further, long bytes) {
        AttachmentLimits most = limits(tenant);
        Sum sum = files.sum(request);
        return sum.files() + further <= most.perRequest()
                && sum.bytes() + bytes <= most.inTotal().toBytes();
    }

    /**
     * Attaches a file, in the transaction of the caller.
     *
     * @param field of the form; empty for a file that is added to the running case
     * @return false unless it is a file of this person that nothing uses yet
     */
    public boolean attach(
            TenantId tenant, AttachmentId file, PersonId by, UUID request, Optional<String> field, Instant now) {
        boolean attached = files.attach(file, by, request, field, now);
        if (attached) {
            outbox.cancel(ReleaseCall.RELEASE, file.toString());
        }
        return attached;
    }

    /** Removes a file with its bytes, in the transaction of the caller. */
    public void remove(TenantId tenant, AttachmentId file) {
        files.detach(file);
        release(tenant, file, clock.instant());
    }

    /** The file stays stored and is not offered any more. In the transaction of the caller. */
    public void hide(AttachmentId file, PersonId by, Instant now) {
        files.hide(file, by, now);
    }

    /** The bytes of a file. The caller has checked who may read them, and closes the stream. */
    public InputStream open(TenantId tenant, AttachmentId file) throws IOException {
        return store.open(new StorageKey(tenant, file));
    }

    /** Instead of any call that is scheduled. */
    private void release(TenantId tenant, AttachmentId file, Instant at) {
        outbox.cancel(ReleaseCall.RELEASE, file.toString());
        outbox.put(ReleaseCall.RELEASE, file.toString(), new ReleaseCall.Ref(tenant.value(), file.value()), at);
    }
}
