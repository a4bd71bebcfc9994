package dev.countersign.request.ui.form;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.AttachmentLimits;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.attachment.ReceiveResult;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.request.FileFacts;
import java.io.IOException;
import java.util.List;

/** The files of a form that is being filled in. */
public interface FormUploads {

    AttachmentLimits limits();

    /** Not on a thread of the page. */
    ReceiveResult receive(AttachmentField field, IncomingFile file) throws IOException;

    /** Those of the person's files that still exist, in this order. */
    List<FileFacts> own(List<AttachmentId> files);

    /** The form does not name the file any more. */
    void discard(AttachmentId file);
}
