package dev.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorFileTest {

    private final AuditSigner signer = Chains.signer(Chains.newKeys());
    private final TenantId acme = new TenantId(UUID.randomUUID());
    private final TenantId globex = new TenantId(UUID.randomUUID());

    @TempDir
    private Path folder;

    /** The second node cut off what the first one had written. */
    @Test
    void twoNodesAddToOneFileAndKnowWhatTheOtherHasAdded() throws IOException {
        Anchors one = open();
        Anchors other = open();
        one.add(List.of(anchor(acme, 1)));
        other.add(List.of(anchor(globex, 2)));
        assertThat(other.latest(acme)).contains(anchor(acme, 1));
        one.add(List.of(anchor(acme, 3)));
        one.seal();
        assertThat(other.isSealed()).isTrue();
        assertThat(other.latest(acme)).contains(anchor(acme, 3));
        assertThat(open().all()).containsExactlyInAnyOrder(anchor(acme, 3), anchor(globex, 2));
        assertThatThrownBy(() -> other.add(List.of(anchor(acme, 2)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLineThatSomebodyElseAddedIsNotAccepted() throws IOException {
        Anchors one = open();
        one.add(List.of(anchor(acme, 1)));
        Files.writeString(file(), AnchorLine.text(anchor(acme, 9)) + " AAAA\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> one.latest(acme)).hasMessageContaining("line 2 of");
        assertThat(open()).isInstanceOf(UnreadableAnchors.class);
    }

    /** An incomplete line of a node that was killed. */
    @Test
    void whatACrashLeftIsWrittenOver() throws IOException {
        Anchors one = open();
        one.add(List.of(anchor(acme, 1)));
        Files.writeString(file(), AnchorLine.text(anchor(acme, 9)), StandardOpenOption.APPEND);
        assertThat(one.latest(acme)).contains(anchor(acme, 1));
        one.add(List.of(anchor(acme, 2)));
        assertThat(open().latest(acme)).contains(anchor(acme, 2));
    }

    private Anchors open() throws IOException {
        return AnchorFile.open(file(), signer);
    }

    private Path file() {
        return folder.resolve("anchors");
    }

    private static Anchor anchor(TenantId tenant, long sequence) {
        return new Anchor(tenant, new Head(sequence, Hash.NONE), 0);
    }
}
