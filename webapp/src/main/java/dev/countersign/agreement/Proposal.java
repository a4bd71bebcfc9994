package dev.countersign.agreement;

import dev.countersign.people.PersonName;
import dev.countersign.request.RequestId;
import dev.countersign.template.TemplateDraftId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody would publish, and whether somebody else has agreed.
 *
 * @param template its key
 * @param draft that it comes from; empty for a former version
 * @param source exactly what is published, in YAML
 * @param request with which somebody else is asked
 * @param reason why it was not published although somebody has agreed; empty otherwise
 */
public record Proposal(
        UUID id,
        String template,
        Optional<TemplateDraftId> draft,
        String source,
        String note,
        PersonName by,
        Instant at,
        RequestId request,
        Status status,
        String reason) {

    /** What has become of it. */
    public enum Status {
        /** Somebody else is asked. */
        ASKED,
        /** Somebody else has agreed, and it is being published. */
        AGREED,
        PUBLISHED,
        DENIED,
        /** The request ended otherwise: nobody decided in time, or it was withdrawn. */
        ENDED,
        /** Somebody has agreed, and it could not be published. */
        FAILED;

        public boolean isOpen() {
            return this == ASKED || this == AGREED;
        }
    }
}
