package dev.countersign.request;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.Map;

/** What the ids in the answers of a form stand for. */
record Mentioned(Map<PersonId, PersonName> names, Map<AttachmentId, FileFacts> files) {

    Mentioned {
        names = Map.copyOf(names);
        files = Map.copyOf(files);
    }
}
