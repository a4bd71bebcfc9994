package dev.countersign.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.attachment.ReleaseCall.Ref;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.job.Outbox;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The row and the bytes of a file agree, or both are removed, wherever the program stops. */
@SpringJUnitConfig(Services.class)
class CrashedUploadIT {

    /** The program ends here: nothing after it runs, also no clean-up of exceptions. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final AttachmentRepository rows;
    private final FileInspector inspector;
    private final AttachmentLimits limits;
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final Outbox outbox;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final JdbcClient sql;
    private final TenantId acme;
    private final TenantId globex;
    private final Actor ana;

    @TempDir
    private Path folder;

    @Autowired
    CrashedUploadIT(
            AttachmentRepository rows,
            FileInspector inspector,
            AttachmentLimits limits,
            Tenants tenants,
            TenantTransaction transaction,
            Outbox outbox,
            TimeOrderedIds ids,
            Clock clock,
            JdbcClient sql,
            Organisation organisation) {
        this.rows = rows;
        this.inspector = inspector;
        this.limits = limits;
        this.tenants = tenants;
        this.transaction = transaction;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.sql = sql;
        this.acme = organisation.found();
        this.globex = organisation.found();
        this.ana = organisation.employee(acme, "Ana Torres");
    }

    @Test
    void aCrashBeforeTheBytesLeavesARowThatNobodyCanUseAndThatGoes() {
        FileStore crashing = new Around() {
            @Override
            public void put(StorageKey key, Path bytes) {
                throw new Crash();
            }
        };

        assertThatThrownBy(() -> upload(files(crashing))).isInstanceOf(Crash.class);

        theFileCannotBeUsedAndIsRemoved();
    }

    @Test
    void aCrashAfterTheBytesLeavesARowThatNobodyCanUseAndBothGo() throws IOException {
        FileStore crashing = new Around() {
            @Override
            public void put(StorageKey key, Path bytes) throws IOException {
                super.put(key, bytes);
                throw new Crash();
            }
        };

        assertThatThrownBy(() -> upload(files(crashing))).isInstanceOf(Crash.class);

        assertThat(stored()).hasSize(1);
        theFileCannotBeUsedAndIsRemoved();
    }

    @Test
    void aCrashWhileItIsRemovedIsContinuedByTheNextAttempt() throws IOException {
        Attachment file = received(upload(files(new Around())));
        Ref ref = new Ref(acme.value(), file.id().value());
        FileStore crashing = new Around() {
            @Override
            public void delete(StorageKey key) {
                throw new Crash();
            }
        };

        assertThatThrownBy(() -> release(crashing).run(ref)).isInstanceOf(Crash.class);

        assertThat(files(new Around()).find(acme, file.id()))
                .as("cannot be attached")
                .isEmpty();
        release(new Around()).run(ref);
        assertThat(rowIds()).isEmpty();
        assertThat(stored()).isEmpty();
        release(new Around()).run(ref);
    }

    @Test
    void aStoreThatFailsLeavesNothing() throws IOException {
        FileStore full = new Around() {
            @Override
            public void put(StorageKey key, Path bytes) throws IOException {
                throw new IOException("disk full");
            }
        };

        assertThatThrownBy(() -> upload(files(full))).isInstanceOf(IOException.class);

        assertThat(dueIn("1 minute")).as("removed at once").isEqualTo(1);
        theFileCannotBeUsedAndIsRemoved();
    }

    @Test
    void aSenderThatStopsLeavesNothing() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> files(new Around())
                        .receive(acme, ana.person(), new IncomingFile("a.pdf", 20, broken), Set.of(FileKind.PDF)))
                .isInstanceOf(IOException.class);

        assertThat(rowIds()).isEmpty();
        assertThat(stored()).isEmpty();
    }

    @Test
    void theBytesOfAnotherTenantAreNotFoundUnderTheSameId() throws IOException {
        AttachedFiles files = files(new Around());
        Attachment file = received(upload(files));

        assertThat(files.find(acme, file.id())).isPresent();
        try (InputStream bytes = files.open(acme, file.id())) {
            assertThat(bytes.readAllBytes()).isEqualTo(content());
        }
        assertThat(files.find(globex, file.id())).isEmpty();
        assertThatThrownBy(() -> files.open(globex, file.id())).isInstanceOf(NoSuchFileException.class);
    }

    private void theFileCannotBeUsedAndIsRemoved() {
        UUID id = rowIds().getFirst();
        assertThat(files(new Around()).find(acme, new AttachmentId(id))).isEmpty();
        assertThat(dueIn("8 days")).isEqualTo(1);
        release(new Around()).run(new Ref(acme.value(), id));
        assertThat(rowIds()).isEmpty();
        assertThat(stored()).isEmpty();
    }

    private int dueIn(String time) {
        return sql.sql(
                        "select count(*) from scheduled_tasks where task_instance = ? and execution_time < now() + ?::interval")
                .params(rowIds().getFirst().toString(), time)
                .query(Integer.class)
                .single();
    }

    private List<UUID> rowIds() {
        return transaction.call(
                acme,
                () -> sql.sql("select attachment_id from attachment")
                        .query(UUID.class)
                        .list());
    }

    private List<Path> stored() {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private ReceiveResult upload(AttachedFiles files) throws IOException {
        return files.receive(
                acme,
                ana.person(),
                new IncomingFile("offer.pdf", content().length, new ByteArrayInputStream(content())),
                Set.of(FileKind.PDF));
    }

    private static Attachment received(ReceiveResult result) {
        return ((ReceiveResult.Received) result).file();
    }

    private static byte[] content() {
        return "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    }

    private AttachedFiles files(FileStore store) {
        return new AttachedFiles(rows, store, inspector, limits, tenants, transaction, outbox, ids, clock);
    }

    private ReleaseCall release(FileStore store) {
        return new ReleaseCall(transaction, rows, store);
    }

    /** The folder of the test. */
    private class Around implements FileStore {

        private final FolderStore store = new FolderStore(folder);

        @Override
        public void put(StorageKey key, Path bytes) throws IOException {
            store.put(key, bytes);
        }

        @Override
        public InputStream open(StorageKey key) throws IOException {
            return store.open(key);
        }

        @Override
        public void delete(StorageKey key) throws IOException {
            store.delete(key);
        }
    }
}
