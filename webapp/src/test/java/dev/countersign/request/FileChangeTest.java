package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.FileFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileChangeTest {

    private final FileFacts offer = file(1, "offer.pdf");
    private final FileFacts plan = file(2, "plan.pdf");
    private final FileFacts newOffer = file(3, "offer.pdf");

    private static FileFacts file(int id, String name) {
        return new FileFacts(new AttachmentId(new UUID(0, id)), name, FileFormat.PDF, 100);
    }

    @Test
    void aFileThatStayedIsNeitherAddedNorRemoved() {
        assertThat(FileChange.between(List.of(offer, plan), List.of(plan, newOffer)))
                .containsExactly(
                        new FileChange(plan, FileChange.Kind.UNCHANGED),
                        new FileChange(newOffer, FileChange.Kind.ADDED),
                        new FileChange(offer, FileChange.Kind.REMOVED));
        assertThat(FileChange.between(List.of(), List.of(plan)))
                .containsExactly(new FileChange(plan, FileChange.Kind.ADDED));
        assertThat(FileChange.between(List.of(plan), List.of()))
                .containsExactly(new FileChange(plan, FileChange.Kind.REMOVED));
    }
}
