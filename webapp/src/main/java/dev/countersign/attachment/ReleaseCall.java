package dev.countersign.attachment;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.job.OfTenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Removes a file that nothing uses: first it cannot be attached any more, then its bytes go, then its row. Each file has a call of its own, scheduled
 * with its row, so nothing looks through rows or folders for what was left behind by a crash.
 */
@Component
class ReleaseCall {

    record Ref(UUID tenant, UUID file) implements OfTenant {}

    static final TaskDescriptor<Ref> RELEASE = TaskDescriptor.of("release-file", Ref.class);

    private final TenantTransaction transaction;
    private final AttachmentRepository files;
    private final FileStore store;

    ReleaseCall(TenantTransaction transaction, AttachmentRepository files, FileStore store) {
        this.transaction = transaction;
        this.files = files;
        this.store = store;
    }

    void run(Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        AttachmentId file = new AttachmentId(ref.file());
        if (!transaction.call(tenant, () -> files.release(file))) {
            return;
        }
        try {
            store.delete(new StorageKey(tenant, file));
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
        transaction.run(tenant, () -> files.delete(file));
    }
}
