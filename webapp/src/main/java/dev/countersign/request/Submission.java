package dev.countersign.request;

import dev.countersign.template.TemplateVersionId;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A filled-in form.
 *
 * @param submissionId made when the form was opened; the same answers sent again give the request of the first time, other answers are
 *     refused as {@link SubmitResult.AlreadySent}
 * @param template the version that the form was opened with
 */
public record Submission(UUID submissionId, TemplateVersionId template, JsonNode form) {}
