package dev.countersign.request;

import dev.countersign.template.TemplateVersionId;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A submitted form.
 *
 * @param submissionId generated when the form was opened. The same answers with this id return the first request; other answers are refused as
 *     {@link SubmitResult.AlreadySent}
 * @param template the version with which the form was opened
 * @param program if a program submits it, on behalf of the person
 */
public record Submission(UUID submissionId, TemplateVersionId template, JsonNode form, Optional<ByProgram> program) {

    /** One that the person sends at a screen. */
    public Submission(UUID submissionId, TemplateVersionId template, JsonNode form) {
        this(submissionId, template, form, Optional.empty());
    }
}
