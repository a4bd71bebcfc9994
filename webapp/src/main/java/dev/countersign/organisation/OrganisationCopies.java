package dev.countersign.organisation;

import dev.countersign.attachment.StoredCopies;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where copies of organisations go: to a file, or to where the organisation's files are, which keeps the newest. */
@Component
class OrganisationCopies {

    private final OrganisationCopy copy;
    private final OrganisationRepository organisations;
    private final StoredCopies store;
    private final TenantTransaction transaction;
    private final TimeOrderedIds ids;
    private final Clock clock;

    OrganisationCopies(
            OrganisationCopy copy,
            OrganisationRepository organisations,
            StoredCopies store,
            TenantTransaction transaction,
            TimeOrderedIds ids,
            Clock clock) {
        this.copy = copy;
        this.organisations = organisations;
        this.store = store;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Fails with {@link java.nio.file.FileAlreadyExistsException} if there is such a file. */
    OrganisationCopy.Written write(Tenant tenant, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            return copy.write(tenant, out);
        }
    }

    /** Returns the key under which it is stored. */
    String store(Tenant tenant) throws IOException {
        UUID id = ids.next();
        Path file = Files.createTempFile("countersign-organisation", ".zip");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                OrganisationCopy.Written _ = copy.write(tenant, out);
            }
            transaction.run(tenant.id(), () -> organisations.keep(tenant.id(), id, clock.instant()));
            store.put(tenant.id(), id, file);
        } finally {
            Files.deleteIfExists(file);
        }
        for (UUID before : transaction.call(tenant.id(), () -> organisations.copiesBefore(id))) {
            store.delete(tenant.id(), before);
            transaction.run(tenant.id(), () -> organisations.forget(before));
        }
        return tenant.id() + "/" + id;
    }
}
