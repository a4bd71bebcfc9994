package dev.countersign.attachment;

import dev.countersign.tenant.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Files that the program makes itself, where attachments are. Whoever makes one keeps its id in a row. It authorizes nobody. */
@Service
public class StoredCopies {

    private final FileStore store;

    StoredCopies(FileStore store) {
        this.store = store;
    }

    /** The bytes are there for good when this returns. */
    public void put(TenantId tenant, UUID id, Path bytes) throws IOException {
        store.put(key(tenant, id), bytes);
    }

    /** Fails with {@link java.nio.file.NoSuchFileException} if there are none. The caller closes the stream. */
    public InputStream open(TenantId tenant, UUID id) throws IOException {
        return store.open(key(tenant, id));
    }

    /** Does nothing if there are none. */
    public void delete(TenantId tenant, UUID id) throws IOException {
        store.delete(key(tenant, id));
    }

    private static StorageKey key(TenantId tenant, UUID id) {
        return new StorageKey(tenant, new AttachmentId(id));
    }
}
