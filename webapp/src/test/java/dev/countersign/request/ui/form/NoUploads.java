package dev.countersign.request.ui.form;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.AttachmentLimits;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.attachment.ReceiveResult;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.request.FileFacts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** For forms whose files are not the subject: every file is refused as empty. */
record NoUploads() implements FormUploads {

    @Override
    public AttachmentLimits limits() {
        return new AttachmentLimits(
                DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 1, 1, Duration.ofDays(1), Set.of());
    }

    @Override
    public ReceiveResult receive(AttachmentField field, IncomingFile file) {
        return new ReceiveResult.Empty();
    }

    @Override
    public List<FileFacts> own(List<AttachmentId> files) {
        return List.of();
    }

    @Override
    public void discard(AttachmentId file) {
        throw new AssertionError("there are no files");
    }
}
